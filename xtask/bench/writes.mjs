// node writes.mjs DIST VANILLA [--n=1,20,100] [--steps=60]: what an event of the slider writes into the page, as a
// MutationObserver sees it, beside what really changed: texts, attributes, and elements that came or went.
// What a control holds (the box, the slider itself) is no mutation and is not counted on either side.
import { chromium, open, sites, slider } from './stage.mjs';

const option = (name, otherwise) => new RegExp(`--${name}=(\\S+)`).exec(process.argv.join(' '))?.[1] ?? otherwise;
const [, , dist, vanilla] = process.argv;
const steps = Number(option('steps', 60));
const all = await sites(dist, vanilla);
const browser = await chromium();

/** Slides up and down again and counts. Runs in the page. */
async function count(selector, steps) {
  const own = node => [...node.childNodes].filter(child => child.nodeType === 3).map(child => child.data).join('');
  const attributes = node => Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  const look = () => new Map([...document.body.querySelectorAll('*')].map(node => [node, { text: own(node), attributes: attributes(node), html: node.childElementCount ? '' : node.outerHTML, parent: node.parentElement }]));
  const isSeen = node => node.isConnected && node.checkVisibility({ visibilityProperty: true });
  const path = node => { const name = at => `${at.localName}${at.className ? `.${String(at.className).split(' ').join('.')}` : ''}`; return [node.parentElement, node].filter(Boolean).map(name).join(' > '); };
  const sums = { attributes: 0, characterData: 0, childList: 0, unseen: 0, changed: 0, changedSeen: 0 };
  const needless = {};
  const control = document.querySelector(selector), last = Number(control.max);
  const records = [], observer = new MutationObserver(list => records.push(...list));
  control.value = 0;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  observer.observe(document, { subtree: true, attributes: true, characterData: true, childList: true, attributeOldValue: true, characterDataOldValue: true });
  for (let step = 1; step <= steps; step += 1) {
    await new Promise(done => setTimeout(done));
    records.push(...observer.takeRecords());
    records.length = 0;
    const before = look(), at = step % (2 * last);
    control.value = at <= last ? at : 2 * last - at;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(done => setTimeout(done));
    records.push(...observer.takeRecords());
    const after = look();
    for (const record of records) {
      const { type, target } = record, element = target.nodeType === 3 ? target.parentElement : target;
      sums[type] += 1;
      if (element && !isSeen(element)) sums.unseen += 1;
      const isSame = type === 'attributes' ? record.oldValue === target.getAttribute(record.attributeName)
        : type === 'characterData' ? record.oldValue === target.data
        : element && before.get(element)?.text === own(element) && ![...record.addedNodes, ...record.removedNodes].some(node => node.nodeType === 1);
      if (isSame && element) { const key = `${type} ${record.attributeName ?? ''} ${path(element)}`; needless[key] = (needless[key] ?? 0) + 1; }
    }
    const change = (node, n) => { sums.changed += n; if (isSeen(node)) sums.changedSeen += n; };
    for (const [node, now] of after) {
      const was = before.get(node);
      if (!was) { if (before.has(now.parent)) change(node, 1); continue; } // a new tree is one change
      if (was.text !== now.text) change(node, 1);
      for (const name of new Set([...Object.keys(was.attributes), ...Object.keys(now.attributes)])) {
        if (was.attributes[name] !== now.attributes[name]) change(node, 1);
      }
    }
    for (const [node, was] of before) if (!after.has(node) && after.has(was.parent)) { sums.changed += 1; sums.changedSeen += 1; }
  }
  observer.disconnect();
  const worst = Object.entries(needless).sort((a, b) => b[1] - a[1]).slice(0, 8);
  return { sums: Object.fromEntries(Object.entries(sums).map(([name, n]) => [name, n / steps])), worst };
}

console.log(`per event, mean of ${steps} steps of the first slider`);
for (const n of option('n', '1,20,100').split(',').map(Number)) {
  for (const [name, address] of all.sites) {
    const ids = all.ids.slice(0, n), page = await open(browser, address, ids);
    const { sums, worst } = await page.evaluate(count, slider(ids[0]), steps);
    await page.close();
    const written = sums.attributes + sums.characterData + sums.childList;
    console.log(`${n} services`.padEnd(14), name.padEnd(9), `written ${written.toFixed(1)} (attributes ${sums.attributes.toFixed(1)}, texts ${sums.characterData.toFixed(1)}, children ${sums.childList.toFixed(1)}; out of sight ${sums.unseen.toFixed(1)})`.padEnd(86),
      `changed ${sums.changed.toFixed(1)} (in sight ${sums.changedSeen.toFixed(1)})`.padEnd(32), `${(written / sums.changed).toFixed(2)}x`);
    for (const [where, times] of worst) console.log(`    written without a change ${times} times: ${where}`);
  }
}
await browser.close();
