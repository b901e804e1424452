//! One service of the estimate: its fields, and its part of the bill.

use crate::page::{Page, eventually, expect, expect_part};
use anyhow::{Context, Result};

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

    fn field(&self, field: &str) -> String {
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

    /// What stands in place of the amount, or the amount as shown.
    pub async fn shown_amount(&self) -> Result<String> {
        Ok(self.page.find(&self.on_bill("[data-amount]")).await?.text().await?)
    }

    /// What is not a price.
    pub async fn outcomes(&self) -> Result<Vec<String>> {
        self.page.texts(&self.on_bill("[data-outcome]")).await
    }

    /// The lines of the bill.
    pub async fn lines(&self) -> Result<Vec<String>> {
        self.page.texts(&self.on_bill("[data-line]")).await
    }

    /// Waits for a footnote and that it says something.
    pub async fn expect_footnote(&self, reading: &str, part: &str) -> Result<()> {
        let note = self.page.find(&self.on_bill(&format!("[data-footnote='{reading}']"))).await?;
        expect_part(&format!("footnote {reading}"), &note.text().await?, part)
    }
}
