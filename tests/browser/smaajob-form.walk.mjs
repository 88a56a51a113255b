// The småjob calculator's fields: every benefit, the household, what can be switched off, what is
// refused and how it is told, and links.

import assert from 'node:assert/strict';
import { says } from './walk.mjs';

/** Months that between them have every rate that the calculator knows. */
const MONTHS = ['2018-03', '2023-06', '2025-03', '2026-01'];
/** How many rates those are. */
const RATES = 44;
/** Benefits that are listed with the reason why they cannot be chosen. */
const UNBUILT = 8;

/** @param {import('playwright-core').Page} page @param {string} label */
const field = (page, label) => page.getByLabel(label, { exact: true });

/** Opens »Flere forudsætninger« and all its groups. @param {import('playwright-core').Page} page */
const openAll = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('.inputs details')) {
      /** @type {HTMLDetailsElement} */ (details).open = true;
    }
  });

/** The answer in whole kroner, as the page has it, and as it is read. @param {import('playwright-core').Page} page */
const answer = async (page) => (await page.locator('#answer .sentence').innerText()).replaceAll(/\s+/g, ' ');

/** Waits until nothing is wrong and the answer is that of the fields. @param {import('playwright-core').Page} page */
async function settled(page) {
  // What is wrong is told at once when a field is left, and otherwise after a while.
  await page.locator('#f-hours').evaluate((input) => void input.dispatchEvent(new FocusEvent('blur')));
  await page.waitForFunction(() => {
    const [box, faults] = ['#answer', '#answer .summary'].map((part) => document.querySelector(part));
    return box && !box.matches('.waiting, .stale') && faults instanceof HTMLElement && faults.hidden;
  });
}

/** The message at a field, once there is one. @param {import('playwright-core').Page} page @param {string} id */
async function message(page, id) {
  await page.locator(`#${id}[aria-invalid="true"]`).waitFor({ state: 'attached' });
  const shown = await page.locator(`#${id}-error`).evaluate((error) => error.textContent ?? '');
  const described = (await page.locator(`#${id}`).getAttribute('aria-describedby')) ?? '';
  assert.ok(described.split(' ').includes(`${id}-error`), `${id} is not described by its message`);
  return shown.replaceAll(/\s+/g, ' ');
}

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['every benefit can be chosen and answers'] = async (walk) => {
  /** @type {Set<string>} */
  const chosen = new Set();
  for (const month of MONTHS) {
    const page = await walk.open(`smaajob.html#v=1&timer=20&maaned=${month}`);
    await settled(page);
    const select = field(page, 'Ydelse');
    const rates = await select.locator('option:not(:disabled)').evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value));
    const groups = await select.locator('optgroup').evaluateAll((all) => all.map((group) => group.getAttribute('label')));
    assert.equal(new Set(groups).size, groups.length, `a group twice: ${groups}`);
    for (const rate of rates.filter((value) => !chosen.has(value))) {
      await select.selectOption(rate);
      // What the data lacks is asked for at once, beside the benefit.
      for (const [name, typed] of [['amount', '9.000'], ['indkomstfradrag', '86.900'], ['suFribeloeb', '15.000']]) {
        const asked = page.locator(`.inputs > [data-field="${name}"]`);
        if ((await asked.count()) > 0) {
          assert.match(await asked.innerText(), /Vi har (ingen sats|ikke fundet)/, `${rate}: ${name} without the reason`);
          assert.doesNotMatch(await asked.innerText(), /valgfrit/);
          await asked.locator('input').fill(typed);
        }
      }
      await settled(page).catch(async () => assert.fail(`${month} ${rate}: ${await page.locator('#answer .summary').innerText()}`));
      await page.waitForFunction((hours) => document.querySelector('#answer .sentence')?.textContent?.includes(hours), '20\u00a0timer');
      assert.match(await answer(page), /\d kr\./, rate);
      const means = await page.locator('#f-ydelse-info').innerText();
      assert.match(means, /\d\skr\.|Skriv beløbet|Beløbet er skrevet/, `${rate}: ${means}`);
      chosen.add(rate);
      // The next rate is its own.
      await page.locator('#f-amount').evaluate((input) => {
        /** @type {HTMLInputElement} */ (input).value = '';
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
    }
  }
  assert.equal(chosen.size, RATES, `only ${[...chosen].join(' ')}`);
};

walks['a figure that the data lacks is asked for beside the benefit'] = async (walk) => {
  for (const [rate, month, name] of [['su-suUdeboende', '2025-03', 'suFribeloeb'], ['foertidspension-foertidspension', '2026-01', 'indkomstfradrag'], ['efterloen-efterloenDeltid', '2026-01', 'amount']]) {
    const page = await walk.open(`smaajob.html#v=1&ydelse=${rate}&maaned=${month}`);
    const asked = page.locator(`.inputs > [data-field="${name}"] input`);
    assert.ok(await asked.isVisible(), `${rate} does not ask for ${name}`);
    assert.match(await message(page, `f-${name}`), /mangler.*mellem 0 og/);
    await walk.axe(page);
    await asked.focus();
    await page.keyboard.type('15.000');
    assert.equal(await page.evaluate(() => document.activeElement?.id), `f-${name}`, 'it moves while somebody types');
    await settled(page);
    assert.ok(await asked.isVisible(), 'it stays where it was filled in');
    await field(page, 'Ydelse').selectOption('dagpenge-fuldtid');
    assert.equal(await page.locator(`.inputs > [data-field="${name}"]`).count(), 0, 'nobody needs it now');
    assert.equal(await page.locator(`#more [data-field="${name}"]`).count(), 1);
  }
};

walks['a benefit that is not built in is listed with the reason'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  await settled(page);
  const group = field(page, 'Ydelse').locator('optgroup').last();
  assert.equal(await group.getAttribute('label'), 'Reglen er ikke indarbejdet');
  const names = await group.locator('option').allTextContents();
  assert.equal(names.length, UNBUILT);
  assert.equal(await group.locator('option:disabled').count(), UNBUILT);
  await page.locator('#missing-all > summary').click();
  const missing = page.locator('#missing-all li');
  await missing.first().waitFor();
  const reasons = await missing.allTextContents();
  for (const name of names) {
    assert.ok(reasons.some((reason) => reason.startsWith(name) && /kan ikke vælges.*(ikke|hverken)/.test(reason)), `${name}: no reason`);
  }
  // A link cannot choose it either.
  const linked = await walk.open('smaajob.html#v=1&ydelse=unbuilt.seniorpension');
  await linked.getByText('et valg, som ikke findes her (Ydelse)').waitFor();
  await says(linked, '3.026 kr.');
};

walks['only what the benefit and the month have is asked'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&ydelse=sho-shoVoksen&maaned=2024-05');
  await settled(page);
  await openAll(page);
  const shown = (/** @type {string} */ name) => page.locator(`[data-field="${name}"]`).isVisible();
  const asked = async (/** @type {string[]} */ names) => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await shown(name)])));
  const names = ['danskbonus', 'regel225', 'saerligStoette', 'fritidstillaeg', 'ungetillaeg', 'jobpraemie', 'indexed', 'omregningssats', 'spouseWage'];
  const only = (/** @type {string[]} */ ...those) => Object.fromEntries(names.map((name) => [name, those.includes(name)]));
  assert.deepEqual(await asked(names), only('danskbonus', 'regel225', 'saerligStoette'));
  await field(page, 'Danskbonus').check();
  await page.getByLabel('Måned: år').selectOption('2026');
  await page.getByText('Her er valgt »Kontanthjælp, mindstesats«').waitFor();
  assert.deepEqual(await asked(names), only('indexed'));
  // Hidden fields are not in the link, and not in the answer.
  await page.waitForFunction(() => location.hash.includes('mindstesats'));
  assert.doesNotMatch(page.url(), /danskbonus/);
  await field(page, 'Ydelse').selectOption('efterloen-efterloen91');
  assert.deepEqual(await asked(names), only('omregningssats'));
  await settled(page);
};

walks['children are added and removed with the keyboard'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  await settled(page);
  await openAll(page);
  const active = () => page.evaluate(() => document.activeElement?.id ?? '');
  const add = page.getByRole('button', { name: 'Tilføj et barn' });
  const without = await answer(page);
  await add.focus();
  for (const [i, age] of ['3', '7', '11'].entries()) {
    await page.keyboard.press('Enter');
    assert.equal(await active(), `f-children-${i}`, 'the new field has the focus');
    await page.keyboard.type(age);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), `Fjern barn ${i + 1}`);
    await page.keyboard.press('Tab');
    assert.equal(await active(), 'f-children', 'then the button that adds another');
  }
  await settled(page);
  assert.notEqual(await answer(page), without, 'children change nothing');
  assert.equal(await page.locator('[data-field="provider"]').isVisible(), false, 'asked twice');
  await page.waitForFunction(() => location.hash.includes('barn=3_7_11'));
  await page.getByRole('button', { name: 'Fjern barn 2' }).focus();
  await page.keyboard.press('Space');
  assert.equal(await active(), 'f-children', 'the focus is not lost');
  assert.deepEqual(await page.locator('[data-field="children"] input').evaluateAll((all) => all.map((input) => /** @type {HTMLInputElement} */ (input).value)), ['3', '11']);
  await page.waitForFunction(() => location.hash.includes('barn=3_11'));
  await walk.axe(page);
  const again = await walk.open(page.url().slice(page.url().indexOf('smaajob.html')));
  await settled(again);
  assert.equal(await answer(again), await answer(page));
  await page.bringToFront();
  await add.click();
  await page.waitForTimeout(600);
  assert.equal(await page.locator('#f-children-2').getAttribute('aria-invalid'), null, 'wrong before anything is typed');
  await page.locator('#f-children-2').blur();
  assert.match(await message(page, 'f-children-2'), /Alder, barn 3: skriv et tal\./);
  for (let n = 3; n < 12; n += 1) await add.click();
  assert.equal(await add.isVisible(), false, 'a thirteenth child');
};

walks['a fault names the field, what was typed and what is allowed'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&barn=4');
  await settled(page);
  const hours = field(page, 'Løntimer om måneden');
  await hours.fill('800');
  assert.match(await message(page, 'f-hours'), /Løntimer om måneden: »800« er for højt\. Skriv et tal mellem 0 og 250 timer\./);
  await hours.fill('-5');
  await page.getByText('»-5« er for lavt').first().waitFor();
  assert.match(await message(page, 'f-hours'), /Løntimer om måneden: »-5« er for lavt\. Skriv et tal mellem 0 og 250 timer\./);
  await hours.fill('30');
  await settled(page);

  // A child aged 40, in a group that is closed: the list leads there.
  await page.evaluate(() => {
    const input = /** @type {HTMLInputElement} */ (document.getElementById('f-children-0'));
    input.value = '40';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  assert.match(await message(page, 'f-children-0'), /Alder, barn 1: »40« er for højt\. Skriv et tal mellem 0 og 17 år\./);
  assert.equal(await page.locator('#more').getAttribute('open'), null);
  await page.locator('#answer .summary a').click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'f-children-0');
  assert.ok(await page.locator('#f-children-0').isVisible(), 'the group is open');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('syv');
  await page.getByText('»syv« er ikke et tal').first().waitFor();
  assert.equal(await page.locator('#f-children-0').inputValue(), 'syv');
  await walk.axe(page);
  await walk.shot(page, 'smaajob-child-fault');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('7');
  await settled(page);

  await openAll(page);
  await field(page, 'Gift eller samlevende').check();
  for (const [id, typed, told] of [
    ['f-rent', '60.000', 'Husleje: »60.000« er for højt. Skriv et tal mellem 0 og 50.000 kr.'],
    ['f-spouseWage', '-1', 'Ægtefællens eller samleverens løn: »-1« er for lavt. Skriv et tal mellem 0 og 300.000 kr.'],
    ['f-spouseHours', '251', 'Ægtefællens eller samleverens løntimer: »251« er for højt. Skriv et tal mellem 0 og 250 timer.'],
    ['f-age', '12', 'Din alder: »12« er for lavt. Skriv et tal mellem 15 og 70 år.'],
    ['f-pension', '21', 'Eget bidrag til pension: »21« er for højt. Skriv et tal mellem 0 og 20 %.'],
    ['f-weeks', '1,5', 'Uger på offentlig forsørgelse: skriv et helt tal.'],
  ]) {
    const input = page.locator(`#${id}`);
    const right = await input.inputValue();
    await input.fill(typed);
    const said = await message(page, id);
    assert.ok(said.includes(told), `${id}: ${said}`);
    await input.blur();
    assert.equal(await input.inputValue(), typed, 'what was typed is lost');
    await input.fill(right);
    await settled(page);
  }

  const many = await walk.open(`smaajob.html#v=1&barn=${'1_'.repeat(12)}1`);
  assert.match(await many.locator('#answer .summary').innerText(), /kan højst være 12/);
  await many.locator('#answer .summary a').click();
  assert.equal(await many.evaluate(() => document.activeElement?.id), 'f-children-0');
  await many.getByRole('button', { name: 'Fjern barn 13' }).click();
  await settled(many);

  const english = await walk.open('smaajob.html#v=1&lang=en&timer=800&barn=40');
  const list = (await english.locator('#answer .summary').innerText()).replaceAll(/\s+/g, ' ');
  assert.match(list, /“800” is too high.*between 0 and 250/);
  assert.match(list, /Age, child 1: “40” is too high.*between 0 and 17/);
};

walks['a kommune that does not exist is told and not replaced'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&kommune=9999');
  assert.match(await message(page, 'f-kommune'), /Kommunen kendes ikke\. Vælg en fra listen\./);
  assert.equal(await field(page, 'Kommune').inputValue(), '9999');
  await field(page, 'Kommune').selectOption('0482');
  await settled(page);
};

walks['a line that is switched off keeps what was typed'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  await settled(page);
  await openAll(page);
  const without = await answer(page);
  for (const [label, typed, unit] of [['Transport til og fra arbejde', '400', 'kr./md.'], ['Fagforening og a-kasse', '250', 'kr./md.'], ['Eget bidrag til pension', '4', '%']]) {
    const input = field(page, label);
    const toggle = field(page, `Regn med: ${label}`);
    await input.fill(typed);
    await page.waitForFunction((before) => document.querySelector('#answer .sentence')?.textContent?.replaceAll(/\s+/g, ' ') !== before, without);
    await toggle.uncheck();
    await page.waitForFunction((before) => document.querySelector('#answer .sentence')?.textContent?.replaceAll(/\s+/g, ' ') === before, without);
    assert.equal(await input.inputValue(), typed);
    assert.equal(await input.isDisabled(), true);
    const told = await page.locator('.print-inputs').evaluate((list) => list.textContent?.replaceAll(/\s+/g, ' ') ?? '');
    assert.ok(told.includes(`${label}regnes ikke med (${typed} ${unit})`), told);
  }
  await page.waitForFunction(() => /medtransport=(&|$)/.test(location.hash));
  const again = await walk.open(page.url().slice(page.url().indexOf('smaajob.html')));
  await settled(again);
  assert.equal(await answer(again), without);
  await openAll(again);
  assert.equal(await field(again, 'Transport til og fra arbejde').inputValue(), '400');
  await field(again, 'Regn med: Transport til og fra arbejde').check();
  await again.waitForFunction((before) => document.querySelector('#answer .sentence')?.textContent?.replaceAll(/\s+/g, ' ') !== before, without);
  await walk.axe(again);
};

walks['a spouse counts only in a couple, and is not forgotten'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&maaned=2024-03&ydelse=kontanthjaelp-fyldt30&husstand=couple');
  await settled(page);
  await openAll(page);
  const alone = await answer(page);
  await field(page, 'Ægtefællens eller samleverens løn').fill('9.000');
  await page.waitForFunction((before) => document.querySelector('#answer .sentence')?.textContent?.replaceAll(/\s+/g, ' ') !== before, alone);
  const both = await answer(page);
  await field(page, 'Enlig').check();
  await settled(page);
  assert.equal(await page.locator('[data-field="spouseWage"]').isVisible(), false);
  await page.waitForFunction(() => !location.hash.includes('aegteloen'));
  await field(page, 'Gift eller samlevende').check();
  await page.waitForFunction((before) => document.querySelector('#answer .sentence')?.textContent?.replaceAll(/\s+/g, ' ') === before, both);
  assert.equal(await field(page, 'Ægtefællens eller samleverens løn').inputValue(), '9.000');
};

walks['links of before give the answers of before'] = async (walk) => {
  /** @type {[hash: string, input: Record<string, unknown>, told: string][]} */
  const links = [
    ['v=1&timer=30&loen=130&ydelse=kontanthjaelp-fyldt30&maaned=2019-01', { date: '2019-01-01', benefit: 'kontanthjaelp', variant: 'fyldt30', household: 'single', hours: 30, hourlyWage: 13_000 }, '820 kr.'],
    [
      'v=1&timer=40&loen=150&ydelse=kontanthjaelp-grundsats&kommune=0482&maaned=2026-03&boern=1&kirke=1&pension=4&atp=&linje=20&laesning=programme&fribeloeb=1&medregnes=beforeAm',
      { date: '2026-03-01', benefit: 'kontanthjaelp', variant: 'grundsats', household: 'single', provider: true, kommune: '0482', churchMember: true, hours: 40, hourlyWage: 15_000, pension: 4, atp: false, line: 20, reading: 'programme', allowanceIndexed: true, wageCounted: 'beforeAm' },
      'kr.',
    ],
    ['v=1&timer=60&loen=145&ydelse=dagpenge-fuldtid&maaned=2025-02&husstand=couple&beloeb=15000', { date: '2025-02-01', benefit: 'dagpenge', variant: 'fuldtid', amount: 1_500_000, household: 'couple', hours: 60, hourlyWage: 14_500 }, 'kr.'],
  ];
  for (const [hash, input, told] of links) {
    const page = await walk.open(`smaajob.html#${hash}`);
    await settled(page);
    await says(page, told);
    const expected = await page.evaluate(async (asked) => {
      const { load } = await import(new URL('js/engine.js?again', document.baseURI).href);
      const outcome = (await load({ languages: [] })).smaajob(asked);
      return outcome.ok ? outcome.result.gain : outcome.faults;
    }, input);
    const kroner = (/** @type {number} */ ore) => `${Math.abs(Math.round(ore / 100)).toLocaleString('da-DK')} kr.`;
    await says(page, kroner(expected.beforeTax));
    await says(page, kroner(expected.afterTax));
    assert.equal(await page.getByText('et valg, som ikke findes her').isVisible(), false, hash);
    // The link comes back as it was.
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    for (const pair of hash.split('&').slice(1)) {
      assert.ok(page.url().includes(pair), `${pair} is lost from ${page.url()}`);
    }
  }
};

for (const viewport of /** @type {const} */ (['desktop', 'phone'])) {
  for (const dark of [false, true]) {
    walks[`all the fields are sound on a ${viewport}${dark ? ' in the dark' : ''}`] = async (walk) => {
      const page = await walk.open('smaajob.html#v=1&husstand=couple&barn=3_7&husleje=6000&ydelse=kontanthjaelp-grundsats&frikort=1&transport=400&medtransport=', { viewport, dark });
      await settled(page);
      await openAll(page);
      assert.match(await page.locator('#more-family > summary').innerText(), /2 ændret/);
      const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(beside, 0, 'pixels to scroll sideways');
      await walk.axe(page);
      await walk.shot(page, `smaajob-form-${viewport}${dark ? '-dark' : ''}`);
    };
  }
}

export default walks;
