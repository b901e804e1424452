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

impl Page {
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
