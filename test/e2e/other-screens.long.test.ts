import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOf } from './browser.ts';
import { inEachLook, shownWhole } from './looks.ts';
import { type OpenedScenes, openScenes } from './opened-scenes.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';

let scenesOpen: OpenedScenes;
beforeAll(async () => {
  scenesOpen = await openScenes();
});
afterAll(() => scenesOpen?.close());

const others = (Object.keys(scenes) as SceneName[]).filter((name) => !inEachLook.has(name));

test.for(others)('%s: no accessibility violation', async (name) => {
  const { page } = await scenesOpen.turnTo(name);
  await shownWhole(page, name);
  expect(await violationsOf(page)).toEqual([]);
});
