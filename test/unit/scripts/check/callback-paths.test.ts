import { describe, expect, test } from 'vitest';
import { checkScript } from '../../../../electron/scripts/check/check-script.ts';
import { usualSettings } from '../../../../electron/scripts/check/check-settings.ts';
import type { Rule } from '../../../../electron/scripts/check/finding.ts';
import { expectFound, foundIn } from './marked-script.ts';

type Wrong = readonly [name: string, rules: readonly Rule[], text: string];

describe('a way without the callback', () => {
  test.for<Wrong>([
    ['all of them', ['callback-never'], '⟦function verify(email, callback) ⟧{ return true; }'],
    [
      'behind an if',
      ['callback-never'],
      `function verify(email, callback) {
  if (email) callback(null, true);
⟦}⟧`,
    ],
    [
      'by a return before it',
      ['callback-never'],
      `function verify(email, callback) {
  if (!email) ⟦return;⟧
  return callback(null, true);
}`,
    ],
    [
      'in a driver’s callback',
      ['callback-never'],
      `function verify(email, callback) {
  require('request').get('https://example.com', function (err, response) {
    if (err) ⟦return console.log(err);⟧
    callback(null, response.statusCode === 200);
  });
}`,
    ],
    [
      'in a catch that only writes a line',
      ['callback-never'],
      `async function verify(email, callback) {
  try {
    await fetch('https://example.com');
    return callback(null, true);
  } catch (error) {
    console.log(error.message);
  }
⟦}⟧`,
    ],
    [
      'in a switch without default',
      ['callback-never'],
      `function verify(email, callback) {
  switch (email) {
    case 'a':
      return callback(null, true);
    case 'b':
      return callback(null, false);
  }
⟦}⟧`,
    ],
    [
      'in a handler of a chain, as the last of it',
      ['callback-never'],
      `function verify(email, callback) {
  fetch('https://example.com')
    .then((response) => {
      if (response.ok) callback(null, true);
    ⟦}⟧)
    .catch((error) => callback(error));
}`,
    ],
    [
      'in a function of the script that takes a callback of its own',
      ['callback-never'],
      `function verify(email, callback) {
  ask(email, (error, answer) => {
    if (error) return callback(error);
    callback(null, answer);
  });
  function ask(name, done) {
    require('request').get('https://example.com/' + name, (error, response) => {
      if (error) return done(error);
      if (response.statusCode === 200) done(null, true);
    ⟦}⟧);
  }
}`,
    ],
    [
      'behind a promise that never settles',
      ['callback-never'],
      `⟦async function verify(email, callback) ⟧{
  await new Promise(() => {});
  callback(null, true);
}`,
    ],
  ])('%s', ([, rules, text]) => expectFound('verify', text, rules));
});

describe('a second call', () => {
  test.for<Wrong>([
    [
      'behind the first',
      ['callback-twice'],
      `function verify(email, callback) {
  callback(null, true);
  ⟦callback(null, true)⟧;
}`,
    ],
    [
      'for want of a return after an error',
      ['return-forgotten'],
      `function verify(email, callback) {
  require('request').get('https://example.com', (err, response) => {
    if (err) {
      ⟦callback(err)⟧;
    }
    callback(null, response.statusCode === 200);
  });
}`,
    ],
    [
      'for want of a return behind a helper that calls back',
      ['return-forgotten'],
      `function verify(email, callback) {
  const refuse = (why) => callback(new Error(why));
  if (!email) ⟦refuse('no address')⟧;
  callback(null, true);
}`,
    ],
    [
      'for want of a return in the callback that a helper is given',
      ['return-forgotten'],
      `function verify(email, callback) {
  ask(email, (error, answer) => callback(error, answer));
  function ask(name, done) {
    require('request').get('https://example.com/' + name, (error, response) => {
      if (error) ⟦done(error)⟧;
      done(null, response.statusCode === 200);
    });
  }
}`,
    ],
    [
      'in the catch around the first',
      ['callback-twice'],
      `function verify(email, callback) {
  try {
    callback(null, true);
    throw new Error('afterwards');
  } catch (error) {
    ⟦callback(error)⟧;
  }
}`,
    ],
    [
      'by a timer that nobody clears',
      ['callback-twice'],
      `function verify(email, callback) {
  setTimeout(() => callback(new Error('late')), 5000);
  setImmediate(() => ⟦callback(null, true)⟧);
}`,
    ],
    [
      'in the next handler of a chain, which runs after a return too',
      ['callback-twice'],
      `function verify(email, callback) {
  fetch('https://example.com')
    .then((response) => {
      if (!response.ok) return callback(null, false);
      return response.json();
    })
    .then((answer) => ⟦callback(null, answer.known)⟧)
    .catch((error) => callback(error));
}`,
    ],
    [
      'at once, while a driver’s callback is still to come',
      ['callback-twice'],
      `function verify(email, callback) {
  require('request').get('https://example.com', (error, response) => callback(error, response));
  ⟦callback(null, true)⟧;
}`,
    ],
    [
      'for each row',
      ['callback-in-loop'],
      `function verify(email, callback) {
  for (const row of [email]) ⟦callback(null, row === email)⟧;
}`,
    ],
    [
      'for each row by forEach',
      ['callback-in-loop'],
      `function verify(email, callback) {
  [email].forEach((row) => {
    ⟦callback(null, row === email)⟧;
  });
}`,
    ],
    [
      'for each row that comes',
      ['callback-in-loop'],
      `function verify(email, callback) {
  const request = open(email);
  request.on('row', (columns) => ⟦callback(null, columns.known)⟧);
}`,
    ],
  ])('%s', ([, rules, text]) => expectFound('verify', text, rules));
});

describe('work behind the callback', () => {
  test.for<Wrong>([
    [
      'a line on the console',
      ['work-after-callback'],
      `function verify(email, callback) {
  callback(null, true);
  ⟦console.log('verified');⟧
}`,
    ],
    [
      'told once for several statements',
      ['work-after-callback'],
      `function verify(email, callback) {
  callback(null, true);
  ⟦console.log('verified');⟧
  console.log('and more');
}`,
    ],
    [
      'an await',
      ['work-after-callback'],
      `async function verify(email, callback) {
  callback(null, true);
  ⟦await Promise.resolve(1);⟧
}`,
    ],
    [
      'in finally',
      ['work-after-callback'],
      `async function verify(email, callback) {
  try {
    return callback(null, true);
  } finally {
    ⟦console.log('over');⟧
  }
}`,
    ],
    [
      'in the finally of a chain',
      ['work-after-callback'],
      `function verify(email, callback) {
  fetch('https://example.com')
    .then(() => callback(null, true), callback)
    .finally(() => {
      ⟦console.log('over');⟧
    });
}`,
    ],
    [
      'begun before it and not waited for',
      ['still-under-way'],
      `function verify(email, callback) {
  ⟦fetch('https://example.com').catch(() => null)⟧;
  callback(null, true);
}`,
    ],
    [
      'an interval that nobody clears',
      ['still-under-way'],
      `function verify(email, callback) {
  ⟦setInterval(() => null, 1000)⟧;
  callback(null, true);
}`,
    ],
  ])('%s', ([, rules, text]) => expectFound('verify', text, rules));
});

describe('an error that nobody hands over', () => {
  test.for<Wrong>([
    [
      'await outside of try',
      ['rejection-unhandled'],
      `async function verify(email, callback) {
  const response = ⟦await fetch('https://example.com')⟧;
  callback(null, response.ok);
}`,
    ],
    [
      'a chain without catch',
      ['rejection-unhandled'],
      `function verify(email, callback) {
  ⟦fetch('https://example.com').then((response) => callback(null, response.ok))⟧;
}`,
    ],
    [
      'a chain that the action gives back to Auth0',
      ['rejection-unhandled'],
      `function verify(email, callback) {
  return ⟦fetch('https://example.com').then((response) => callback(null, response.ok))⟧;
}`,
    ],
    [
      'an async function that nobody waits for',
      ['rejection-unhandled'],
      `function verify(email, callback) {
  ⟦ask()⟧;
  async function ask() {
    const response = await fetch('https://example.com');
    callback(null, response.ok);
  }
}`,
    ],
    [
      'an async event handler',
      ['rejection-unhandled'],
      `function verify(email, callback) {
  const connection = open(email);
  connection.on('connect', async () => {
    const response = ⟦await fetch('https://example.com')⟧;
    callback(null, response.ok);
  });
}`,
    ],
    [
      'thrown at once',
      ['throws'],
      `function verify(email, callback) {
  if (!email) ⟦throw new Error('no address');⟧
  callback(null, true);
}`,
    ],
    [
      'thrown in a driver’s callback',
      ['throws'],
      `function verify(email, callback) {
  require('request').get('https://example.com', (err, response) => {
    if (err) ⟦throw err;⟧
    callback(null, response.statusCode === 200);
  });
}`,
    ],
  ])('%s', ([, rules, text]) => expectFound('verify', text, rules));
});

test('a connection that may not close is a warning: it hardly ever happens', () => {
  const source = `async function verify(email, callback) {
  const client = open(email);
  try {
    await client.set(email);
  } catch (error) {
    return callback(error);
  } finally {
    await client.close();
  }
  return callback(null, true);
}`;
  const severities = checkScript('verify', source, usualSettings).map(({ rule, severity }) => [rule, severity]);
  expect(severities).toContainEqual(['rejection-unhandled', 'warning']);
  expect(severities.map(([, severity]) => severity)).not.toContain('error');
});

describe('no finding where every way calls back once, or it can’t be told', () => {
  test.for([
    ['if and else', 'if (email) { callback(null, true); } else { callback(null, false); }'],
    ['a condition that is asked twice', 'if (!email) callback(null, false); if (email) callback(null, true);'],
    ['a return in a loop', 'for (const each of [email]) { if (each) return callback(null, true); }'],
    [
      'a chain with a second handler',
      "fetch('https://example.com').then((answer) => callback(null, answer.ok), (error) => callback(error));",
    ],
    [
      'a chain that ends with the callback itself',
      "fetch('https://example.com').then((answer) => callback(null, answer.ok)).catch(callback);",
    ],
    ['the callback handed to a driver', "require('bcrypt').hash(email, 10, callback);"],
    ['the callback handed to another name', 'const done = callback; done(null, true);'],
    ['the callback bound', 'setImmediate(callback.bind(null, null, true));'],
    [
      'a callback that is called once by another function',
      "const done = require('lodash').once(callback); setTimeout(() => done(null, false), 9); done(null, true);",
    ],
    [
      'a flag',
      'let over = false; const end = (value) => { if (over) return; over = true; callback(null, value); }; setTimeout(() => end(false), 9); setImmediate(() => end(true));',
    ],
    [
      'a counter',
      'let left = 2; const one = () => { left -= 1; if (left === 0) callback(null, true); }; setImmediate(one); setImmediate(one);',
    ],
    [
      'a timer that is cleared',
      'const late = setTimeout(() => callback(null, false), 99); setImmediate(() => { clearTimeout(late); callback(null, true); });',
    ],
    [
      'several events, of which one comes',
      "const socket = open(email); socket.on('error', callback); socket.on('end', () => callback(null, true));",
    ],
    [
      'an object that has it',
      'send({ email, success: () => callback(null, true), failure: (error) => callback(error) });',
    ],
    ['functions for success and failure', 'send(email, () => callback(null, true), (error) => callback(error));'],
    [
      'an async function called at once',
      "(async () => { try { callback(null, await fetch('https://example.com')); } catch (error) { callback(error); } })();",
    ],
    [
      'throwing inside a promise',
      "Promise.resolve().then(() => { if (!email) throw new Error('no'); return true; }).then((ok) => callback(null, ok)).catch(callback);",
    ],
    [
      'a try whose error goes another way',
      'let answer = null; try { answer = JSON.parse(email); } catch (error) { answer = {}; } callback(null, answer.ok === true);',
    ],
    [
      'a value that says whether it was called',
      'const known = ask(email); if (!known) return; callback(null, known); function ask(name) { if (name) return true; callback(null, false); return null; }',
    ],
    ['only a return behind it', 'callback(null, true); return;'],
    ['a function behind it', 'callback(null, tidy()); function tidy() { return true; }'],
    ['an argument that is a call', 'callback(null, Boolean(email));'],
    [
      'every case of a switch',
      "switch (email) { case 'a': callback(null, true); break; default: callback(null, false); }",
    ],
    ['by the arguments', 'arguments[1](null, true);'],
  ])('%s', ([, body]) => {
    expect(foundIn('verify', `function verify(email, callback) {\n${body}\n}`)).toEqual([]);
  });

  test('a function that calls itself', () => {
    const source = `function verify(email, callback) {
  again(3);
  function again(left) {
    require('request').get('https://example.com', (error, response) => {
      if (error && left > 0) return again(left - 1);
      callback(error, response);
    });
  }
}`;
    expect(foundIn('verify', source)).toEqual([]);
  });

  test('a catch that calls back and is asked about', () => {
    const source = `async function verify(email, callback) {
  const response = await fetch('https://example.com').catch((error) => {
    callback(error);
    return null;
  });
  if (response === null) return;
  callback(null, response.ok);
}`;
    expect(foundIn('verify', source)).toEqual([]);
  });

  test('a function behind the last statement is no work', () => {
    const source = `async function verify(email, callback) {
  try {
    callback(null, await ask());
  } catch (error) {
    callback(error);
  }
  const later = async () => fetch(email);
  function ask() {
    return later();
  }
}`;
    expect(foundIn('verify', source)).toEqual([]);
  });

  test('promises that can’t be rejected need no catch', () => {
    const source = `async function verify(email, callback) {
  await new Promise((resolve) => setTimeout(resolve, 5));
  callback(null, true);
}`;
    expect(foundIn('verify', source)).toEqual([]);
  });
});
