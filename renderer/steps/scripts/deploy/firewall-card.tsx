import { Checkbox, Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Region, region, regionNames } from '../../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';
import { ExportCard } from '../../../components/export-card.tsx';
import { count } from '../../../words/numbers.ts';
import { day } from '../../../words/times.ts';

/** What lets Auth0's machines through to the database, as files for whoever looks after the firewall. */
export function FirewallCard() {
  const assistant = useAssistant();
  const { data } = useQuery({
    queryKey: ['outbound-ranges'],
    queryFn: () => assistant.call((client) => client.outboundRanges()),
    gcTime: 0,
  });
  const [chosen, setChosen] = useState<Region>();
  const [live, setLive] = useState(false);
  const meant = chosen ?? data?.region ?? undefined;
  return (
    <ExportCard
      title="Let Auth0 through"
      hint={
        data === undefined || meant === undefined
          ? 'by the region of the tenant'
          : `${count(data.ranges[meant])} address ranges in ${regionNames[meant]}, as of ${day(data.asOf)}`
      }
      what="Writes Auth0’s addresses as a list, as a rule for Windows and as rules of Azure SQL, each with the way to take it back. Every tenant of the region has these addresses: alone they protect nothing, and the account service is the better way."
      label="Write the firewall lists"
      wish={meant === undefined ? undefined : { kind: 'firewall', region: meant, live }}
    >
      {data !== undefined && data.region === null && (
        <Field label="Region" hint="The dashboard shows it beside the tenant’s name">
          <Select
            value={chosen ?? ''}
            onChange={(_, { value }) => {
              const told = region.safeParse(value);
              setChosen(told.success ? told.data : undefined);
            }}
          >
            <option value="">Choose one</option>
            {region.options.map((each) => (
              <option key={each} value={each}>
                {regionNames[each]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Checkbox
        checked={live}
        onChange={(_, { checked }) => setLive(checked === true)}
        label="Ask cdn.auth0.com for the list of now"
      />
    </ExportCard>
  );
}
