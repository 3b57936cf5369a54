/** Whether what is told is of the scripts as they are; null where nobody knows. In words that follow a moment. */
export function presenceText(present: boolean | null): string {
  if (present === null) return ', not compared with the present scripts';
  return present ? ', of the present scripts' : ', before scripts or mapping were changed';
}
