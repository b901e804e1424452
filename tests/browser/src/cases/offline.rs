//! Without a network after the first visit, and what a new build on the host means. What must hold in every
//! order of events is in `tests/offline/`.

use anyhow::{Context, Result};
use browser_tests::case::{Case, case};
use browser_tests::engine::{Browser, Engine, Scheme};
use browser_tests::host::{Host, copy};
use browser_tests::page::{Page, SIGN, eventually, expect, expect_part};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use xtask::server::{Server, Site};

pub fn cases() -> Vec<Case> {
    vec![
        case("offline: the whole page, in another tab too", whole),
        case("offline: after a restart of the browser", restarted),
        case("offline: a new build is told, and is there at the next navigation", renewed),
        case("offline: an open page keeps its parts when the host has dropped them", dropped),
        case("offline: not before the page is used", not_before),
        case("offline: not in frames, nor for other pages of the folder", not_in_frames),
        case("offline: can be taken off", taken_off),
    ]
}

const ID: &str = "tencent-face/facial-landmarks";

/// How many builds are kept whole; -1 while no worker answers for the page.
const N_KEPT: &str = "
const [done] = arguments;
(async () => {
  if (!navigator.serviceWorker.controller) return -1;
  let n = 0;
  for (const name of await caches.keys()) {
    if (await (await caches.open(name)).match('./index.html')) n += 1;
  }
  return n;
})().then(done, (error) => done(`${error}`));";

const N_WORKERS: &str = "
const [done] = arguments;
const found = Promise.resolve().then(() => navigator.serviceWorker.getRegistrations());
// Firefox never answers on disk.
Promise.race([found, new Promise((late) => setTimeout(late, 2000, []))])
  .then((found) => done(found.length), (error) => done(`${error}`));";

const BUILD: &str = "return document.querySelector('meta[name=build]').content";

const LOOK: &str = "document.dispatchEvent(new Event('visibilitychange'))";

/// A site in a folder of its own, which can be changed while it is served.
struct Place {
    page: Page,
    folder: PathBuf,
    server: Option<Server>,
}

impl Place {
    fn new(page: &Page, name: &str) -> Result<Self> {
        let folder = xtask::target().join("offline").join(format!("{name}-{}", page.engine.name()));
        put(&xtask::site(), &folder)?;
        let server = Server::start(Site::at(folder.clone()))?;
        let base = format!("http://{}/", server.address);
        Ok(Place { page: Page { base, ..page.clone() }, folder, server: Some(server) })
    }

    /// Visits the page until all of it is kept.
    async fn visit(&self) -> Result<&Page> {
        let page = &self.page;
        page.load().await?;
        page.script(SIGN, vec![]).await?;
        let n_kept = || async { Ok(page.client.execute_async(N_KEPT, vec![]).await?) };
        eventually("builds kept", json!(1), n_kept).await?;
        Ok(page)
    }

    /// Puts another build where this one was, of which nothing is left.
    fn renew(&self) -> Result<()> {
        let other = self.folder.with_extension("renewed");
        xtask::renew(&xtask::site(), &other, ":root{--build:2}")?;
        put(&other, &self.folder)
    }
}

/// Makes a folder hold the files of another one and no others.
fn put(from: &Path, to: &Path) -> Result<()> {
    std::fs::remove_dir_all(to).ok(); // of an earlier time
    std::fs::create_dir_all(to)?;
    copy(from, to)
}

/// Does what needs all parts of the page.
async fn use_all(page: &Page) -> Result<()> {
    page.switch_to("en").await?;
    page.set_months("1").await?;
    let service = page.add("facial", ID).await?;
    service.fill("calls", "1,010,000").await?;
    // 1,000,000 beyond the free quota at 0.002; the other services of the first visit cost 28,680.
    page.expect_total("30680", "¥30,680.00").await
}

async fn checked(page: &Page) -> Result<String> {
    Ok(page.texts(".checked").await?.concat())
}

async fn whole(page: Page) -> Result<()> {
    let mut place = Place::new(&page, "whole")?;
    let page = place.visit().await?.clone();
    page.switch_to("zh-CN").await?;
    expect("while there is a network", checked(&page).await?.contains("离线"), false)?;
    expect_part("the day of the prices", &checked(&page).await?, "价格核对于 2026年11月21日")?;
    place.server.take();
    page.load().await?;
    let offline = "离线，价格核对于 2026年11月21日";
    let is_said = || async { Ok(checked(&page).await?.contains(offline)) };
    eventually("what is said without a network", true, is_said).await?;
    page.screenshot("offline").await?;
    use_all(&page).await?;
    expect_part("in English", &checked(&page).await?, "Offline: Prices checked on")?;
    // It is kept some time after the last change.
    let is_kept =
        format!("return localStorage.getItem('suanpan').includes('{ID}=calls:1,010,000')");
    eventually("kept", json!(true), || page.script(&is_kept, vec![])).await?;
    let first = page.client.window().await?;
    let other = page.client.new_window(true).await?;
    page.client.switch_to_window(other.handle).await?;
    page.goto(&format!("{}index.html", page.base)).await?;
    page.expect_total("30680", "¥30,680.00").await?;
    page.client.close_window().await?;
    Ok(page.client.switch_to_window(first).await?)
}

async fn restarted(page: Page) -> Result<()> {
    if page.engine == Engine::WebKit {
        return Ok(()); // forgets all that it has kept when its driver ends the session
    }
    let log = browser_tests::log(page.engine)?;
    let browser = Browser::start(page.engine, Scheme::Light, &log).await?;
    let in_browser = |browser: &Browser| Page { client: browser.client.clone(), ..page.clone() };
    let mut place = Place::new(&in_browser(&browser), "restarted")?;
    place.visit().await?;
    let browser = browser.restart(page.engine, Scheme::Light, &log).await?;
    place.server.take();
    let page = Page { client: browser.client.clone(), ..place.page.clone() };
    page.load().await?;
    let is_told =
        checked(&page).await?.contains("Offline") || checked(&page).await?.contains("离线");
    expect("without a network", is_told, true)?;
    use_all(&page).await?;
    Ok(browser.client.clone().close().await?)
}

async fn renewed(page: Page) -> Result<()> {
    let place = Place::new(&page, "renewed")?;
    let page = place.visit().await?;
    page.switch_to("zh-CN").await?;
    let before = page.script(BUILD, vec![]).await?;
    page.script(LOOK, vec![]).await?;
    let is_told = || async { Ok(page.find("#renewed").await?.is_displayed().await?) };
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    expect("told of the build that it is", is_told().await?, false)?;
    place.renew()?;
    page.script(LOOK, vec![]).await?;
    eventually("told of a new build", true, is_told).await?;
    let text = || async { Ok(page.texts("#renewed").await?.concat().replace(['\n', ' '], "")) };
    eventually("in Chinese", "算盘有新版本。重新加载".to_owned(), text).await?;
    page.screenshot("renewed").await?;
    page.switch_to("en").await?;
    eventually("in English", "ThereisanewversionofSuanpan.Reload".to_owned(), text).await?;
    expect("the build in use", page.script(BUILD, vec![]).await?, before.clone())?;
    page.click("#renewed button").await?;
    let is_new = || async { Ok(page.script(BUILD, vec![]).await? != before) };
    eventually("another build", true, is_new).await?;
    page.find("[data-total]").await?;
    let style = "return getComputedStyle(document.documentElement).getPropertyValue('--build')";
    expect("its style", page.script(style, vec![]).await?, json!("2"))?;
    page.script(SIGN, vec![]).await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    expect("told again", is_told().await?, false)
}

async fn dropped(page: Page) -> Result<()> {
    let place = Place::new(&page, "dropped")?;
    let page = place.visit().await?;
    page.load().await?;
    let before = page.script(BUILD, vec![]).await?;
    place.renew()?;
    use_all(page).await?;
    expect("the build in use", page.script(BUILD, vec![]).await?, before.clone())?;
    page.load().await?;
    expect("the next one is new", page.script(BUILD, vec![]).await? != before, true)?;
    page.expect_total("30680", "¥30,680.00").await
}

async fn n_workers(page: &Page) -> Result<Value> {
    Ok(page.client.execute_async(N_WORKERS, vec![]).await?)
}

async fn not_before(page: Page) -> Result<()> {
    page.load().await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    expect("workers", n_workers(&page).await?, json!(0))?;
    page.script(SIGN, vec![]).await?;
    eventually("workers", json!(1), || n_workers(&page)).await
}

/// Long enough for a worker to come, had it been asked for.
async fn expect_none(page: &Page) -> Result<()> {
    page.script(SIGN, vec![]).await?;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    expect("workers", n_workers(page).await?, json!(0))
}

async fn not_in_frames(page: Page) -> Result<()> {
    page.goto(&format!("{}embed.html", page.base)).await?;
    expect_none(&page).await?;
    let host =
        Host::open(&page, "offline", "<iframe src=\"CALCindex.html\"></iframe>", &[]).await?;
    let inside = host.enter(0).await?;
    expect_none(&inside).await?;
    host.leave().await?;
    let file = format!("file://{}", xtask::site().join("suanpan.html").display());
    page.goto(&file).await?;
    page.find("[data-total]").await?;
    page.script(SIGN, vec![]).await?;
    let seen = n_workers(&page).await?;
    expect("a worker on disk", seen != json!(1), true)
}

async fn taken_off(page: Page) -> Result<()> {
    let place = Place::new(&page, "taken-off")?;
    let page = place.visit().await?;
    std::fs::copy(xtask::root().join("hosting/sw-off.js"), place.folder.join("sw.js"))?;
    std::fs::remove_file(place.folder.join("sw.js.br")).context("no packed worker")?;
    std::fs::remove_file(place.folder.join("sw.js.gz"))?;
    page.script(LOOK, vec![]).await?;
    let n_caches = "const [done] = arguments; caches.keys().then((names) => done(names.length));";
    eventually("caches", json!(0), || async {
        Ok(page.client.execute_async(n_caches, vec![]).await?)
    })
    .await?;
    eventually("workers", json!(0), || n_workers(page)).await
}
