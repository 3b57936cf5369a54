import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, violationsOf } from './browser.ts';
import { staysWhole } from './cut-off.ts';
import { chooseLook, colorViolationsOf, inEachLook, otherLooks, settled, shownWhole } from './looks.ts';
import { type OpenedScenes, openScenes } from './opened-scenes.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';

let scenesOpen: OpenedScenes;
beforeAll(async () => {
  scenesOpen = await openScenes();
});
afterAll(() => scenesOpen?.close());

const others = (Object.keys(scenes) as SceneName[]).filter((name) => !inEachLook.has(name));

test.for(others)(
  '%s: no error, nothing stopped by the CSP, no accessibility violation, and nothing cut off in a small or narrow window',
  async (name) => {
    const { page, trouble } = await scenesOpen.turnTo(name);
    await shownWhole(page, name);
    await keepPicture(page, `scene-${name}`);
    expect(await violationsOf(page)).toEqual([]);
    await staysWhole(page, name);
    expect(trouble).toEqual([]);
  },
);

/** What differs from the light is the colours: the rest was seen there. */
test.for([...inEachLook])('%s: no colour that can’t be read in the dark or in high contrast', async (name) => {
  const { page } = await scenesOpen.turnTo(name);
  await shownWhole(page, name);
  for (const look of otherLooks) {
    await chooseLook(page, look);
    await settled(page);
    await keepPicture(page, `scene-${name}-${look}`);
    expect(await colorViolationsOf(page), look).toEqual([]);
  }
  await chooseLook(page, 'system');
});
