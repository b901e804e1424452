//! What keeps people from using the page, as axe-core finds it.

use crate::page::Page;
use anyhow::{Context, Result, ensure};

const IS_THERE: &str = "return typeof window.axe === 'object';";

/// `target-size` is the one rule of these tags that axe-core leaves out unless asked.
const RUN: &str = "
const [done] = arguments;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const chosen = {
  runOnly: { type: 'tag', values: tags },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};
const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message);
window.axe.run(document, chosen).then(
  ({ violations, passes }) => done([
    String(passes.length),
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${why(node).join('; ')}`)),
  ]),
  (error) => done(['0', String(error)]));";

/// Every control that takes the focus and is then under something else, forwards and backwards.
const HIDDEN: &str = "
const kinds = 'a[href], button, input, select, summary';
const all = [...document.querySelectorAll(kinds)].filter((node) => node.checkVisibility());
const name = (node) => node.id || `${node.localName} ${node.textContent || Object.values(node.dataset)}`;
const isHidden = (node) => {
  node.focus({ preventScroll: true }); // WebKit would scroll later
  node.scrollIntoView({ block: 'nearest' });
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return [top + 1, (top + bottom) / 2, bottom - 1].every((y) => {
    const seen = document.elementFromPoint((left + right) / 2, y);
    return !seen || !(node.contains(seen) || seen.closest('label')?.control === node);
  });
};
return [[...all, ...all.toReversed()].filter(isHidden).map(name).slice(0, 10), String(all.length)];";

impl Page {
    /// The controls that stand wholly under something else when they have the focus.
    pub async fn hidden_when_focused(&self) -> Result<Vec<String>> {
        let seen = self.script(HIDDEN, vec![]).await?;
        let (hidden, n_controls): (Vec<String>, String) = serde_json::from_value(seen)?;
        let n_controls: usize = n_controls.parse()?;
        ensure!(n_controls > 50, "controls: expected more than 50, saw {n_controls}");
        Ok(hidden)
    }

    /// What axe-core finds, each with rule, selector and message; fails if it checked nothing.
    pub async fn barriers(&self) -> Result<Vec<String>> {
        if self.script(IS_THERE, vec![]).await? != true {
            let script = xtask::axe()?;
            self.script(&script, vec![]).await.context("axe-core does not load")?;
        }
        let seen = self.client.execute_async(RUN, vec![]).await?;
        let mut found: Vec<String> = serde_json::from_value(seen)?;
        let n_passed: usize = found.remove(0).parse()?;
        ensure!(n_passed > 10, "axe-core: expected passed rules, saw {n_passed} {found:?}");
        Ok(found)
    }
}
