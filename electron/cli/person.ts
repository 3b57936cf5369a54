import { findPerson, type PersonAnswer } from '../assistant/person/find-person.ts';
import { evidenceText, momentText } from '../migration/person/evidence-lines.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';

/** `person QUERY`: one sentence for the help desk, and the evidence for it. */
export function personVerb(
  options: WorkspaceOptions & { readonly query: string },
  context: VerbContext,
): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const answer = await findPerson(session, { by: 'name', name: options.query }, 'masked', context.signal);
    const { people, sentence, more } = answer;
    const isOne = people.length === 1;
    return {
      json: { ...answer },
      lines: [
        sentence,
        ...people.flatMap((person) => [
          ...(isOne ? [] : ['', person.sentence]),
          ...(person.say === null ? [] : [`To them: “${person.say}”`]),
          '',
          ...evidence(person),
        ]),
        ...(more ? ['', 'More than ten go by this; the others are not shown.'] : []),
      ],
      exit: exitCode.done,
    };
  });
}

function evidence({ evidence: lines }: PersonAnswer): readonly string[] {
  const width = Math.max(...lines.map(({ source }) => source.length));
  return lines.map((line) => `  ${line.source.padEnd(width)}  ${momentText(line.at)}  ${evidenceText(line)}`);
}
