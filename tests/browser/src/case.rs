//! One thing the page must do, in every engine.
//!
//! A case is an async function over a [`Page`] and a line in the list of its file:
//!
//! ```ignore
//! case("a larger volume shows a larger total", larger_total),
//!
//! async fn larger_total(page: Page) -> Result<()> {
//!     page.open("en").await?;
//!     page.service("tencent-face/face-search").fill("calls", "1,200,000").await?;
//!     page.expect_total("1234.5", "¥1,234.50").await
//! }
//! ```

use crate::engine::{Engine, Scheme};
use crate::page::Page;
use anyhow::Result;
use std::pin::Pin;

type Running = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

pub struct Case {
    pub name: &'static str,
    pub scheme: Scheme,
    /// The only engine that can tell, if not all can.
    pub only_in: Option<Engine>,
    pub run: Box<dyn Fn(Page) -> Running>,
}

/// A case for a system in the light scheme.
pub fn case<F>(name: &'static str, run: fn(Page) -> F) -> Case
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    Case {
        name,
        scheme: Scheme::Light,
        only_in: None,
        run: Box::new(move |page| Box::pin(run(page))),
    }
}

impl Case {
    /// The same case for a system in the dark scheme.
    pub fn in_the_dark(self) -> Self {
        Case { scheme: Scheme::Dark, ..self }
    }

    /// The same case for the one engine that can tell.
    pub fn only_in(self, engine: Engine) -> Self {
        Case { only_in: Some(engine), ..self }
    }

    /// The name as it is reported.
    pub fn title(&self) -> String {
        match self.scheme {
            Scheme::Light => self.name.to_owned(),
            Scheme::Dark => format!("{}, dark", self.name),
        }
    }
}
