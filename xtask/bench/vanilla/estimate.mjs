// The same estimate as plain elements: each is made once and kept; an event prices the service it is of, adds the
// services up, and writes the texts that are no longer right.
import Decimal from './decimal.mjs';
import { price, stops } from './price.mjs';

const services = await (await fetch('services.json')).json();
const group = text => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const count = n => group(String(n));
const money = amount => { const [whole, cents] = amount.toFixed(2).split('.'); return `${group(whole)}.${cents}`; };
const exactly = amount => (amount.decimalPlaces() > 2 ? `exactly ${amount.toFixed()}` : '');
const long = n => (n >= 1e9 ? ` (${n / 1e9} billion)` : n >= 1e6 ? ` (${n / 1e6} million)` : '');
const find = selector => document.querySelector(selector);

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
/** A text node with its last text, so that only a new one touches the page. */
function text(of) {
  const node = of.appendChild(document.createTextNode(''));
  let last = '';
  return next => { if (next !== last) node.data = last = next; };
}
function attribute(of, name) {
  let last = null;
  return next => { if (next !== last) of.setAttribute(name, last = next); };
}
function shown(of) {
  of.hidden = true;
  let last = false;
  return next => { if (next !== last) of.hidden = !(last = next); };
}

const [total, exact, incomplete, status] = ['[data-total]', '#exact', '#incomplete', '[role=status]'].map(at => text(find(at)));
const [oneOff, monthly] = ['#one-off', '#monthly'].map(at => text(find(at)));
const exactTotal = attribute(find('[data-total]'), 'data-exact');
const rows = new Map();
let spoken;

function addUp() {
  let bought = new Decimal(0), used = bought, n = 0;
  const missing = [];
  for (const row of rows.values()) {
    if (row.priced) { bought = bought.plus(row.priced.oneOff); used = used.plus(row.priced.use); n += 1; }
    if (!row.priced || row.priced.asked) missing.push(row.service.name);
  }
  const sum = bought.plus(used);
  exactTotal(n ? sum.toFixed() : '');
  total(n ? `¥${money(sum)}` : '—');
  exact(n ? exactly(sum) : '');
  oneOff(`¥${money(bought)}`);
  monthly(`¥${money(used)}`);
  incomplete(missing.length ? `The total leaves out: ${missing.join(', ')}` : '');
  clearTimeout(spoken);
  spoken = setTimeout(() => status(`Total ¥${money(sum)}`), 700);
}

/** A line of the bill; `write` shows it with its figures, or hides it. */
function line(reason, source) {
  const name = make('span'), arithmetic = make('span'), amount = make('span', { class: 'amount' }), small = make('small');
  const node = make('li', { class: 'line', 'data-line': '' }, name, make('span', {}, arithmetic, amount, small), make('cite', { class: 'source' }, source));
  const [say, work, sum, rest, show] = [text(name), text(arithmetic), text(amount), text(small), shown(node)];
  const write = of => {
    show(Boolean(of));
    if (!of) return;
    say(reason(of));
    work(`${count(of.quantity)} × ${of.price}${of.per === 1 ? '' : ` ÷ ${count(of.per)}`} = `);
    sum(money(of.sum));
    rest(exactly(of.sum));
  };
  return { node, write };
}

function lines(service) {
  const all = {};
  const size = ({ quantity }) => `${count(quantity)} calls`;
  service.packages.forEach((p, i) => { all[`bought-${i}`] = line(() => `Package of ${size(p)}`, p.printed); });
  all.free = line(() => 'Free monthly quota', 'free');
  service.packages.forEach((p, i) => { all[`from-${i}`] = line(() => `Covered by the ${size(p)} package`, p.printed); });
  service.tiers.forEach((tier, i) => {
    const reason = of => (service.is_graduated ? `Tier ${i + 1} (each unit at the price of its own tier)`
      : `Tier ${i + 1} (all units at the price of the tier that ${count(of.counted)} calls reach)`);
    all[`tier-${i}`] = line(reason, tier.printed);
  });
  return all;
}

class Row {
  constructor(service) {
    this.service = service;
    this.stops = stops(service);
    this.calls = 1_000_000;
    this.counts = service.packages.map(() => 0);
    this.panel = this.drawPanel();
    this.part = this.drawPart();
    this.update();
  }

  drawPanel() {
    const { service } = this;
    const remove = make('button', { type: 'button', 'data-remove': '', 'aria-label': `Remove ${service.name}` }, 'Remove');
    remove.onclick = () => { this.panel.remove(); this.part.remove(); rows.delete(service.id); addUp(); };
    const slider = make('input', { type: 'range', min: 0, max: this.stops.length - 1, step: 1, 'data-slider': 'calls', 'aria-label': 'Calls a month, slider' });
    const box = make('input', { type: 'text', inputmode: 'numeric', 'data-field': 'calls', 'aria-label': 'Calls a month' });
    slider.oninput = () => { this.calls = this.stops[slider.value]; box.value = count(this.calls); this.changed(); };
    box.oninput = () => {
      const typed = Number(box.value.replaceAll(',', ''));
      if (!Number.isSafeInteger(typed) || typed < 0) return box.setAttribute('aria-invalid', 'true');
      box.removeAttribute('aria-invalid');
      this.calls = typed;
      slider.value = this.stops.findLastIndex(stop => stop <= typed);
      this.changed();
    };
    slider.value = this.stops.findLastIndex(stop => stop <= this.calls);
    box.value = count(this.calls);
    const aid = make('p', { class: 'aid', 'aria-hidden': 'true' });
    [this.aid, this.spoken] = [text(aid), attribute(slider, 'aria-valuetext')];
    const head = make('div', { class: 'head' }, make('div', {}, make('h3', {}, service.name), make('p', {}, service.product)), remove);
    return make('section', { class: 'panel', 'data-service': service.id }, head, make('p', {}, 'Calls a month'),
      make('div', { class: 'pair' }, slider, box), aid, ...service.packages.map((p, i) => this.drawPackage(p, i)));
  }

  drawPackage(size, i) {
    const slider = make('input', { type: 'range', min: 0, max: 10, 'data-slider': `packages-${size.quantity}`, 'aria-label': 'Packages, slider' });
    const box = make('input', { type: 'text', 'data-field': `packages-${size.quantity}`, 'aria-label': 'Packages' });
    slider.value = box.value = 0;
    slider.oninput = () => { this.counts[i] = Number(slider.value); box.value = slider.value; this.changed(); };
    return make('div', { class: 'package' }, make('span', {}, `${count(size.quantity)} calls · ${size.printed}`), slider, box);
  }

  drawPart() {
    const { service } = this, amount = make('span', { class: 'amount', 'data-amount': '' });
    const outcome = make('li', { 'data-outcome': '' });
    [this.amount, this.exact, this.outcome, this.showOutcome] = [text(amount), attribute(amount, 'data-exact'), text(outcome), shown(outcome)];
    this.lines = lines(service);
    const list = make('ul', {}, ...Object.values(this.lines).map(of => of.node), outcome);
    return make('section', { 'data-part': service.id }, make('div', { class: 'head' }, make('h3', {}, service.name), amount), list);
  }

  changed() { this.update(); addUp(); }

  update() {
    const aid = `${count(this.calls)} calls${long(this.calls)}`;
    this.aid(aid);
    this.spoken(aid);
    if (!this.service.tiers.length) {
      this.amount('no price');
      this.outcome(`${count(this.calls)} calls: the document gives no price`);
      return this.showOutcome(true);
    }
    this.priced = price(this.service, this.calls, this.counts);
    const sum = this.priced.oneOff.plus(this.priced.use), there = {};
    for (const of of this.priced.lines) there[of.key] = of;
    for (const key in this.lines) this.lines[key].write(there[key]);
    this.amount(`¥${money(sum)}`);
    this.exact(sum.toFixed());
    if (this.priced.asked) this.outcome(`${count(this.priced.asked)} calls: the vendor's sales staff quote`);
    this.showOutcome(this.priced.asked > 0);
  }
}

for (const service of services) {
  const button = make('button', { type: 'button', 'data-add': service.id }, service.name);
  button.onclick = () => {
    const row = new Row(service);
    rows.set(service.id, row);
    find('#services').append(row.panel);
    find('#parts').append(row.part);
    addUp();
  };
  find('#picker').append(make('li', {}, button));
}
addUp();
