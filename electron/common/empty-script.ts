/** The shortest text with which an action script of that name begins; it fails until somebody writes it. */
export function emptyScript(action: string, parameters: readonly string[]): string {
  return `function ${action}(${[...parameters, 'callback'].join(', ')}) {
  callback(new Error('${action} is not written yet.'));
}
`;
}
