function isOneOf(value, texts) {
  const text = textOf(value);
  return text !== null && texts.includes(text);
}

function isNoneOf(value, texts) {
  const text = textOf(value);
  return text === null || !texts.includes(text);
}

function isAhead(value) {
  return value !== null && value.getTime() >= Date.now();
}

function isOver(value) {
  return value !== null && value.getTime() < Date.now();
}
