// Walks through the dashboard in a real browser and holds it to its promises.
//
//   node e2e/dashboard.mjs BASE_URL CREDENTIAL [OUT_FOLDER]
//
// CREDENTIAL is the one-time setup link, or an API token. Prints one JSON object; exit code 0 when every
// promise holds: no dialog, no violation of the content security policy, no request to anybody else, no
// fault in the console, no accessibility violation, and the pages show what they are for.
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base, credential, out = 'node_modules/.e2e'] = process.argv.slice(2);
if (!base || !credential) {
  console.error('usage: node e2e/dashboard.mjs BASE_URL SETUP_LINK|API_TOKEN [OUT_FOLDER]');
  process.exit(2);
}
const origin = new URL(base).origin;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PATIENCE_MS = 20_000;

const seen = { dialogs: [], policy: [], external: [], console: [], axe: [], missing: [], pages: [] };

await mkdir(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

async function open(options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  if (!credential.startsWith('http')) {
    await context.setExtraHTTPHeaders({ Authorization: `Bearer ${credential}` });
  }
  await context.exposeBinding('glacisViolation', (_, violation) => seen.policy.push(violation));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      globalThis.glacisViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  const page = await context.newPage();
  page.on('dialog', async (dialog) => {
    seen.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('blob:' + origin)) {
      seen.external.push(url);
    }
  });
  page.on('pageerror', (error) => seen.console.push(String(error)));
  page.on('console', (message) => {
    // an answer of 4xx shows up here too, and is part of the walk where it is expected
    if (message.type() === 'error' && !message.text().includes('status of 40')) {
      seen.console.push(message.text());
    }
  });
  return { context, page };
}

async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.waiting') === null);
}

async function visit(page, name, path) {
  await page.goto(origin + path);
  await settled(page);
  await page.screenshot({ path: join(out, `${name}.png`) });
  seen.pages.push(name);
}

async function expectThere(page, what, selector) {
  if ((await page.locator(selector).count()) === 0) {
    seen.missing.push(what);
  }
}

async function audit(page, name) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }),
    AXE_TAGS,
  );
  for (const violation of found.violations) {
    const where = violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
    seen.axe.push({ page: name, rule: violation.id, help: violation.help, where });
  }
}

async function enter(page) {
  if (!credential.startsWith('http')) {
    return;
  }
  await page.goto(credential);
  await page.getByLabel('Name').fill('e2e-admin');
  await page.getByLabel('Password').first().fill('a long enough password');
  await page.screenshot({ path: join(out, 'setup.png') });
  seen.pages.push('setup');
  await page.getByRole('button', { name: 'Create admin' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

async function walk(page) {
  await visit(page, 'home', '/');
  await expectThere(page, 'a rating or what to do for one', '.letter, .empty');
  await visit(page, 'brands', '/brands');
  await expectThere(page, 'a form to declare a brand', 'form');
  await visit(page, 'scans', '/scans');
  await visit(page, 'assets', '/assets');
  if ((await page.getByRole('gridcell').count()) > 0) {
    await page.getByRole('grid').getByRole('row').nth(1).click();
    await page.getByRole('complementary', { name: 'Asset' }).getByText('Why it is yours').waitFor();
    await page.screenshot({ path: join(out, 'asset.png') });
    seen.pages.push('asset');
  }
  await visit(page, 'exposures', '/exposures');
  if ((await page.getByRole('gridcell').count()) > 0) {
    await byKeyboard(page);
  }
  await visit(page, 'lost', '/exposures?severity=NONSENSE');
  await expectThere(page, 'what went wrong', '[role=alert]');
}

async function byKeyboard(page) {
  const grid = page.getByRole('grid', { name: 'Findings' });
  await grid.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('o');
  const panel = page.getByRole('complementary', { name: 'Finding' });
  await panel.getByText('Why this rank').waitFor();
  await page.screenshot({ path: join(out, 'finding.png') });
  seen.pages.push('finding');
  for (const heading of ['Evidence', 'Why this rank', 'Fix', 'Decide', 'History']) {
    if ((await panel.getByRole('heading', { name: heading, exact: true }).count()) === 0) {
      seen.missing.push(`${heading} of a finding`);
    }
  }
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}

/** Opens every finding on the first page: whatever a scan has read is shown as text and nothing else. */
async function openAll(page) {
  await page.goto(`${origin}/exposures?state=all`);
  await settled(page);
  const rows = page.getByRole('grid').getByRole('row');
  const count = Math.min(await rows.count(), 12);
  for (let at = 1; at < count; at++) {
    await rows.nth(at).click();
    await page.getByRole('complementary', { name: 'Finding' }).getByText('Why this rank').waitFor();
  }
  return Math.max(0, count - 1);
}

async function auditAll(options, suffix, cookies) {
  // the audit itself writes into the page, which our policy forbids
  const { context, page } = await open({ ...options, bypassCSP: true });
  await context.addCookies(cookies);
  for (const [name, path] of [
    ['home', '/'],
    ['brands', '/brands'],
    ['scans', '/scans'],
    ['assets', '/assets'],
    ['exposures', '/exposures?state=all'],
  ]) {
    await page.goto(origin + path);
    await settled(page);
    if (name === 'exposures' && (await page.getByRole('gridcell').count()) > 0) {
      await page.getByRole('grid').getByRole('row').nth(1).click();
      await page.getByText('Why this rank').waitFor();
    }
    await page.screenshot({ path: join(out, `${name}-${suffix}.png`) });
    await audit(page, `${name}-${suffix}`);
  }
  await context.close();
}

let opened = 0;
try {
  const { context, page } = await open({});
  await enter(page);
  await walk(page);
  opened = await openAll(page);
  const cookies = await context.cookies();
  await context.close();
  await auditAll({ colorScheme: 'light' }, 'light', cookies);
  await auditAll({ colorScheme: 'dark' }, 'dark', cookies);
  if (credential.startsWith('http')) {
    const door = await open({ bypassCSP: true });
    await door.page.goto(origin);
    await settled(door.page);
    await door.page.screenshot({ path: join(out, 'sign-in.png') });
    await audit(door.page, 'sign-in');
    await door.context.close();
  }
} catch (error) {
  seen.missing.push(String(error).slice(0, 1_000));
} finally {
  await browser.close();
}

const faults =
  seen.dialogs.length +
  seen.policy.length +
  seen.external.length +
  seen.console.length +
  seen.axe.length +
  seen.missing.length;
console.log(JSON.stringify({ ok: faults === 0, findingsOpened: opened, ...seen }, null, 2));
process.exit(faults === 0 ? 0 : 1);
