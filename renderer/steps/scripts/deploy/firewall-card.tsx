import { Checkbox, Field, Select } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
      title={t`Let Auth0 through`}
      hint={
        data === undefined || meant === undefined
          ? t`by the region of the tenant`
          : t`${{ ranges: count(data.ranges[meant]) }} address ranges in ${{ region: regionNames[meant] }}, as of ${{ asOf: day(data.asOf) }}`
      }
      what={t`Writes Auth0’s addresses as a list, as a rule for Windows and as rules of Azure SQL, each with the way to take it back. Every tenant of the region has these addresses: alone they protect nothing, and the account service is the better way.`}
      label={t`Write the firewall lists`}
      wish={meant === undefined ? undefined : { kind: 'firewall', region: meant, live }}
    >
      {data !== undefined && data.region === null && (
        <Field label={t`Region`} hint={t`The dashboard shows it beside the tenant’s name`}>
          <Select
            value={chosen ?? ''}
            onChange={(_, { value }) => {
              const told = region.safeParse(value);
              setChosen(told.success ? told.data : undefined);
            }}
          >
            <option value="">
              <Trans>Choose one</Trans>
            </option>
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
        label={t`Ask cdn.auth0.com for the list of now`}
      />
    </ExportCard>
  );
}
