import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Consent,
  consent,
  type DeployTarget,
  type Failure,
  type Override,
  type WorkedOutDeployment,
} from '../../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../../client/failure-in.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';

/** A deployment while it is looked at: what would change, which yeses are given, and the way to send it. */
export interface LookedAt {
  readonly deployment: WorkedOutDeployment | undefined;
  /** Why it could not be worked out, or was not deployed. */
  readonly failure: Failure | undefined;
  readonly looking: boolean;
  readonly deploying: boolean;
  readonly asked: readonly Consent[];
  readonly given: readonly Consent[];
  /** Keys of values that only Auth0 knows, also of such as are let go of. */
  readonly unknownValues: readonly string[];
  answer(consent: Consent, yes: boolean): void;
  /** Reads the connection once more; no yes given before holds for what is read then. */
  lookAgain(): void;
  /** Resolves to the deployment's number, null where there was nothing to change; undefined where it was refused. */
  deploy(override?: Override): Promise<number | null | undefined>;
}

export function useWorkedOut(target: DeployTarget): LookedAt {
  const assistant = useAssistant();
  const [given, setGiven] = useState<readonly Consent[]>([]);
  const [refused, setRefused] = useState<Failure>();
  const [deploying, setDeploying] = useState(false);
  const [letGoOf, setLetGoOf] = useState<readonly string[]>([]);
  const dropConfiguration = given.includes('drop-configuration');
  const query = useQuery({
    queryKey: ['worked-out', target, dropConfiguration],
    queryFn: () => assistant.call((client) => client.workOutDeployment({ target, dropConfiguration })),
    // What was shown stays what was shown until somebody looks again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    // Letting go of values changes the list; until the new one has come the old one stands.
    placeholderData: (last) => last,
  });
  // What was read before a failure is not what would be deployed now.
  const deployment = query.isError ? undefined : query.data;
  const looking = query.isFetching;
  return {
    deployment,
    failure: refused ?? (query.isError && !looking ? failureIn(query.error) : undefined),
    looking,
    deploying,
    asked: consent.options.filter((each) => given.includes(each) || deployment?.needs.includes(each)),
    given,
    unknownValues: dropConfiguration ? letGoOf : (deployment?.unknownValues ?? []),
    answer(asked, yes) {
      if (asked === 'drop-configuration' && yes) setLetGoOf(deployment?.unknownValues ?? []);
      setGiven((now) => [...now.filter((known) => known !== asked), ...(yes ? [asked] : [])]);
    },
    lookAgain() {
      setRefused(undefined);
      setGiven([]);
      void query.refetch();
    },
    async deploy(override) {
      if (deployment === undefined) return undefined;
      const requestId = crypto.randomUUID();
      setDeploying(true);
      setRefused(undefined);
      try {
        const wish = {
          requestId,
          target,
          consents: [...given],
          code: deployment.code,
          ...(override === undefined ? {} : { override }),
        };
        return (await assistant.call((client) => client.deploy(wish))).number;
      } catch (refusal) {
        setRefused(failureIn(refusal));
        return undefined;
      } finally {
        setDeploying(false);
      }
    },
  };
}
