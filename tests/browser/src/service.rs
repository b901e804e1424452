//! One service of the estimate: its fields, and its part of the bill.

use crate::page::{Page, eventually, expect, expect_part};
use anyhow::{Context, Result};
use serde_json::json;

/// Moves a slider as its input event does, and reads the page before any other task can run: only
/// microtasks have.
const SLIDE_AND_READ: &str = "
const [slider, box, amount, by, done] = arguments;
const find = (selector) => document.querySelector(selector);
const exact = (selector) => find(selector).getAttribute('data-exact');
const before = exact('[data-total]');
find(slider).value = String(Number(find(slider).value) + by);
find(slider).dispatchEvent(new window.Event('input', { bubbles: true }));
(async () => {
  for (let n = 0; n < 100; n += 1) await null;
  done([before, find(box).value, exact(amount), exact('[data-total]')]);
})();";

/// What the page showed within one task.
pub struct Moved {
    pub total_before: String,
    pub value: String,
    pub amount: String,
    pub total: String,
}

pub struct Service<'a> {
    page: &'a Page,
    id: &'static str,
}

impl<'a> Service<'a> {
    pub(crate) fn new(page: &'a Page, id: &'static str) -> Self {
        Service { page, id }
    }

    fn inside(&self, selector: &str) -> String {
        format!("[data-service='{}'] {selector}", self.id)
    }

    fn on_bill(&self, selector: &str) -> String {
        format!("[data-part='{}'] {selector}", self.id)
    }

    /// The selector of a number box.
    pub fn field(&self, field: &str) -> String {
        self.inside(&format!("input[data-field='{field}']"))
    }

    /// Types into a number box.
    pub async fn fill(&self, field: &str, text: &str) -> Result<()> {
        let filled = self.page.fill(&self.field(field), text).await;
        filled.with_context(|| format!("{}: cannot type {text:?} into {field}", self.id))
    }

    /// Types into several number boxes.
    pub async fn fill_all(&self, typed: &[(&str, &str)]) -> Result<()> {
        for (field, text) in typed {
            self.fill(field, text).await?;
        }
        Ok(())
    }

    /// Presses a key on a slider.
    pub async fn slide(&self, field: &str, key: char, n_times: usize) -> Result<()> {
        let slider = self.inside(&format!("input[data-slider='{field}']"));
        self.page.press(&slider, key, n_times).await
    }

    /// Moves a slider by some stops and reads what the page shows before the task ends.
    pub async fn slide_in_one_task(&self, field: &str, by: i64) -> Result<Moved> {
        let slider = self.inside(&format!("input[data-slider='{field}']"));
        let selectors = [slider, self.field(field), self.on_bill("[data-amount]")];
        let arguments = selectors.iter().map(|text| json!(text)).chain([json!(by)]).collect();
        let seen = self.page.client.execute_async(SLIDE_AND_READ, arguments).await?;
        let [total_before, value, amount, total] = serde_json::from_value(seen)?;
        Ok(Moved { total_before, value, amount, total })
    }

    /// Presses one of two choices: `by-calls`, `by-qps`; `even`, `monthly`.
    pub async fn choose(&self, choice: &str) -> Result<()> {
        self.page.click(&self.inside(&format!("button[data-choice='{choice}']"))).await
    }

    /// Adds an order, or a video.
    pub async fn add_row(&self) -> Result<()> {
        self.page.click(&self.inside("button[data-more]")).await
    }

    /// Opens the fields that are needed rarely.
    pub async fn open_more(&self) -> Result<()> {
        self.page.click(&self.inside("details.more > summary")).await
    }

    pub async fn remove(&self) -> Result<()> {
        self.page.click(&self.inside("button[data-remove]")).await
    }

    /// What a number box holds.
    pub async fn value(&self, field: &str) -> Result<String> {
        self.page.value(&self.field(field)).await
    }

    pub async fn expect_value(&self, field: &str, expected: &str) -> Result<()> {
        let what = format!("{}: {field}", self.id);
        eventually(&what, expected.to_owned(), || self.value(field)).await
    }

    /// Waits for a message at a field and that the field is marked and points to it.
    pub async fn expect_problem(&self, field: &str, part: &str) -> Result<()> {
        let message = self.page.find(&self.inside(&format!("[data-problem='{field}']"))).await?;
        expect_part(&format!("message at {field}"), &message.text().await?, part)?;
        let attribute = async |name| self.page.attribute(&self.field(field), name).await;
        let marked = attribute("aria-invalid").await?;
        expect(&format!("aria-invalid of {field}"), marked.as_deref(), Some("true"))?;
        let points_to = attribute("aria-describedby").await?;
        expect(&format!("what describes {field}"), points_to, message.attr("id").await?)
    }

    /// Waits until a field has no message and no mark.
    pub async fn expect_no_problem(&self, field: &str) -> Result<()> {
        let messages = self.inside(&format!("[data-problem='{field}']"));
        let what = format!("messages at {field}");
        eventually(&what, vec![], || self.page.texts(&messages)).await?;
        let marked = self.page.attribute(&self.field(field), "aria-invalid").await?;
        expect(&format!("aria-invalid of {field}"), marked, None)
    }

    /// The exact amount on the bill, if it has one.
    pub async fn exact_amount(&self) -> Result<Option<String>> {
        self.page.attribute(&self.on_bill("[data-amount]"), "data-exact").await
    }

    pub async fn expect_amount(&self, exact: Option<&str>) -> Result<()> {
        let what = format!("{}: exact amount", self.id);
        eventually(&what, exact.map(str::to_owned), || self.exact_amount()).await
    }

    /// The amount as shown, or the words in its place.
    async fn shown_amount(&self) -> Result<String> {
        Ok(self.page.find(&self.on_bill("[data-amount]")).await?.text().await?)
    }

    /// Waits for words in place of an amount.
    pub async fn expect_no_price(&self, words: &str) -> Result<()> {
        self.expect_amount(None).await?;
        expect(&format!("{}: amount", self.id), self.shown_amount().await?.as_str(), words)
    }

    /// Waits for something that is not a price and that says something.
    pub async fn expect_outcome(&self, part: &str) -> Result<()> {
        let outcome = self.page.find(&self.on_bill("[data-outcome]")).await?;
        expect_part(&format!("{}: what is not a price", self.id), &outcome.text().await?, part)
    }

    /// Waits for a footnote and that it says something.
    pub async fn expect_footnote(&self, reading: &str, part: &str) -> Result<()> {
        let note = self.on_bill(&format!("[data-footnote='{reading}']"));
        let note = self.page.reveal(&note).await?;
        expect_part(&format!("footnote {reading}"), &note.text().await?, part)
    }

    /// What is said of the ways to buy a service without a price, row by row.
    pub async fn methods(&self) -> Result<Vec<String>> {
        let rows = self.page.texts(&self.inside("[data-method]")).await?;
        Ok(rows.iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect())
    }

    /// The sentences beside them.
    pub async fn notes(&self) -> Result<Vec<String>> {
        self.page.texts(&self.inside(".unpriced :is(.note, li)")).await
    }

    /// Presses the button beside a footnote that switches its reading.
    pub async fn switch_reading(&self, reading: &str) -> Result<()> {
        let button = self.on_bill(&format!("[data-footnote='{reading}'] button"));
        self.page.reveal(&button).await?;
        self.page.click(&button).await
    }

    /// Goes on with the keyboard to a number box.
    pub async fn tab_to(&self, field: &str) -> Result<()> {
        self.page.tab_to(&self.field(field), false).await
    }
}
