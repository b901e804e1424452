//! What the page consists of, as a visitor sees it: services, picker, totals, readings.

use crate::page::{Page, eventually, expect_part};
use crate::service::Service;
use anyhow::Result;

const TOTAL: &str = "[data-total]";
const INCOMPLETE: &str = "[data-incomplete]";

impl Page {
    /// A service that stands in the estimate: `tencent-face/face-search`.
    pub fn service(&self, id: &'static str) -> Service<'_> {
        Service::new(self, id)
    }

    /// The services of the estimate, in order.
    pub async fn services(&self) -> Result<Vec<String>> {
        let all = "return [...document.querySelectorAll('[data-service]')]
            .map((section) => section.dataset.service)";
        Ok(serde_json::from_value(self.script(all, vec![]).await?)?)
    }

    /// Opens the page in a language and removes what stands there.
    pub async fn open_empty(&self, lang: &str) -> Result<()> {
        self.open(lang).await?;
        for _ in self.services().await? {
            self.click("button[data-remove]").await?;
        }
        eventually("services", vec![], || self.services()).await
    }

    /// Types a name into the picker's filter and adds the service from what it finds.
    pub async fn add(&self, name: &str, id: &'static str) -> Result<Service<'_>> {
        self.fill_filter(name).await?;
        self.click(&format!("button[data-add='{id}']")).await?;
        self.find(&format!("[data-service='{id}']")).await?;
        Ok(self.service(id))
    }

    /// Types a name into the picker's filter. WebKit's driver cannot click what is scrolled off the
    /// top of the view.
    pub async fn fill_filter(&self, name: &str) -> Result<()> {
        self.script("scrollTo(0, 0)", vec![]).await?;
        self.fill("#picker-filter", name).await
    }

    /// The services that the picker finds, in order.
    pub async fn found(&self) -> Result<Vec<String>> {
        let all = "return [...document.querySelectorAll('.results [data-add]')]
            .map((button) => button.dataset.add)";
        Ok(serde_json::from_value(self.script(all, vec![]).await?)?)
    }

    /// What the picker says of what it found; empty where nothing is looked for.
    pub async fn said_of_found(&self) -> Result<String> {
        Ok(self.texts("form.picker [role='status']").await?.concat())
    }

    /// Opens a product in the picker.
    pub async fn open_product(&self, product: &str) -> Result<()> {
        self.click(&format!("details[data-product='{product}'] > summary")).await
    }

    /// Sets the number of months of the estimate.
    pub async fn set_months(&self, text: &str) -> Result<()> {
        self.fill("[data-field='horizon-months']", text).await
    }

    /// Waits for the total, and that it leaves nothing out.
    pub async fn expect_total(&self, exact: &str, shown: &str) -> Result<()> {
        self.expect_exact_total(Some(exact)).await?;
        self.expect_shown_total(shown).await?;
        eventually("what the total leaves out", vec![], || self.texts(INCOMPLETE)).await
    }

    /// Waits for a total, or for none, that says that something with this name is left out.
    pub async fn expect_incomplete(&self, exact: Option<&str>, name: &str) -> Result<()> {
        self.expect_exact_total(exact).await?;
        if exact.is_none() {
            self.expect_shown_total("—").await?;
            eventually("below the bill", Vec::<String>::new(), || self.breakdown()).await?;
        }
        let said = self.find(INCOMPLETE).await?.text().await?;
        expect_part("what the total leaves out", &said, name)
    }

    /// The exact total, if there is one.
    pub async fn exact_total(&self) -> Result<Option<String>> {
        self.attribute(TOTAL, "data-exact").await
    }

    async fn expect_exact_total(&self, exact: Option<&str>) -> Result<()> {
        eventually("exact total", exact.map(str::to_owned), || self.exact_total()).await
    }

    async fn expect_shown_total(&self, shown: &str) -> Result<()> {
        eventually("shown total", vec![shown.to_owned()], || self.texts(TOTAL)).await
    }

    /// Chooses the other reading, or the default again, from the list of a reading.
    pub async fn choose_reading(&self, number: &str, choice: &str) -> Result<()> {
        if self.attribute("details.readings", "open").await?.is_none() {
            self.click("details.readings > summary").await?;
        }
        let list = format!("select[data-reading='{number}']");
        self.find(&list).await?.select_by_value(choice).await?;
        eventually(&format!("reading {number}"), choice.to_owned(), || self.value(&list)).await
    }

    /// Names and amounts below the bill: one-off purchases and months.
    pub async fn breakdown(&self) -> Result<Vec<String>> {
        let rows = self.texts("[data-totals] > div").await?;
        Ok(rows.iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect())
    }

    /// What stands beside the bill: money that is frozen.
    pub async fn holds(&self) -> Result<String> {
        Ok(self.find("[data-holds]").await?.text().await?)
    }
}
