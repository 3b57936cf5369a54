/** The font of words on a canvas, which takes it as CSS has it. @param size pixels of the canvas */
export function canvasFont(size: number, family: string): string {
  return [`${size}px`, family].join(' ');
}
