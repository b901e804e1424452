//! A static server for one machine: it answers GET and HEAD for the files of one folder.

mod headers;

use anyhow::{Context, Result};
use headers::Headers;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

const ENCODINGS: &str = "accept-encoding";
const LINE_LENGTH_MAX: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// What is served.
#[derive(Clone)]
pub struct Site {
    folder: PathBuf,
    /// The path under which it stands, with both slashes.
    under: &'static str,
    /// A script that every page loads before its own, as `probe.js` beside it.
    probe: Option<&'static str>,
    headers: Headers,
    /// Whether the policy has the site's own name beside `'self'`.
    names_itself: bool,
    /// Addresses that stand in its files, and what is sent in their place.
    replaced: Vec<(&'static str, String)>,
    /// The address that its files have for the site itself.
    written_for: Option<&'static str>,
}

impl Site {
    /// A folder as it is, with what its `_headers` asks hosts to send.
    pub fn at(folder: PathBuf) -> Self {
        let headers = Headers::of(&folder);
        Site {
            folder,
            under: "/",
            probe: None,
            headers,
            names_itself: false,
            replaced: vec![],
            written_for: None,
        }
    }

    /// The same site, with a script before each page's own.
    pub fn with_probe(self, probe: &'static str) -> Self {
        Site { probe: Some(probe), ..self }
    }

    /// The same site, with its own name beside `'self'` in its policy, for sandboxed frames.
    pub fn naming_itself(self) -> Self {
        Site { names_itself: true, ..self }
    }

    /// The same site, in whose pages, scripts and headers an address is another one.
    pub fn replacing(mut self, one: &'static str, other: String) -> Self {
        self.headers = self.headers.with(one, &other);
        self.replaced.push((one, other));
        self
    }

    /// The same site, whose files have this address for it: its own is sent instead.
    pub fn written_for(self, address: &'static str) -> Self {
        Site { written_for: Some(address), ..self }
    }

    /// The same site under another path, with nothing above it.
    pub fn under(self, path: &'static str) -> Self {
        Site { under: path, ..self }
    }
}

/// A server in the background; it ends when this is dropped.
pub struct Server {
    pub address: SocketAddr,
    ended: Arc<AtomicBool>,
}

impl Server {
    /// Serves on a new port: a new origin, and so an empty storage and cache.
    pub fn start(mut site: Site) -> Result<Self> {
        let listener = bind_new()?;
        if site.names_itself {
            let named = format!("'self' http://{}", listener.local_addr()?);
            site.headers = site.headers.with("'self'", &named);
        }
        if let Some(one) = site.written_for {
            site.replaced.push((one, format!("http://{}/", listener.local_addr()?)));
        }
        let server = Server { address: listener.local_addr()?, ended: Arc::default() };
        let ended = server.ended.clone();
        std::thread::spawn(move || accept(&listener, &site, &ended));
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
        drop(TcpStream::connect(self.address)); // wakes `accept`
    }
}

/// Takes a port that nobody uses, and that was not taken here before. A system hands out its free
/// ports at random: among a few hundred some come twice, and a browser keeps what it stored for each.
pub fn bind_new() -> Result<TcpListener> {
    static TAKEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = bind(0)?;
        let port = listener.local_addr()?.port();
        if TAKEN.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(listener);
        }
    }
}

/// Takes a port of this machine; 0 takes a free one.
pub fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            anyhow::anyhow!("port {port} is taken: stop who uses it, or choose another with --port")
        }
        _ => anyhow::anyhow!("cannot listen on port {port}: {error}; choose another with --port"),
    })
}

/// Serves until the process ends.
pub fn serve(listener: &TcpListener, site: &Site) {
    accept(listener, site, &AtomicBool::new(false));
}

fn accept(listener: &TcpListener, site: &Site, ended: &AtomicBool) {
    for stream in listener.incoming() {
        if ended.load(Ordering::Acquire) {
            return;
        }
        let site = site.clone();
        if let Ok(stream) = stream {
            // A visitor who hangs up is no error of ours.
            std::thread::spawn(move || answer(&site, stream).ok());
        }
    }
}

fn answer(site: &Site, mut stream: TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let (request, encodings) = read_head(&stream)?;
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let response = match method {
        "GET" | "HEAD" => site.find(target, &encodings),
        _ => Response::error("405 Method Not Allowed"),
    };
    stream.write_all(response.head().as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&response.body)?;
    }
    Ok(stream.flush()?)
}

/// Reads a request up to its empty line; returns its first line, and how answers may be packed.
fn read_head(stream: &TcpStream) -> Result<(String, String)> {
    let mut lines = BufReader::new(stream.take(LINE_LENGTH_MAX)).lines();
    let first = lines.next().context("empty request")??;
    let mut encodings = String::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        let field = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case(ENCODINGS));
        encodings = field.map_or(encodings, |(_, value)| value.to_owned());
    }
    Ok((first, encodings))
}

struct Response {
    status: &'static str,
    mime: &'static str,
    /// Whole lines of the head, each with its end.
    headers: String,
    body: Vec<u8>,
}

impl Response {
    fn new(status: &'static str, mime: &'static str, body: Vec<u8>) -> Self {
        Response { status, mime, headers: String::new(), body }
    }

    fn error(status: &'static str) -> Self {
        Response::new(status, "text/plain; charset=utf-8", status.into())
    }

    fn head(&self) -> String {
        let Response { status, mime, headers, body } = self;
        let length = body.len();
        let may_keep = headers.contains("Cache-Control:");
        let cache = if may_keep { "" } else { "Cache-Control: no-cache\r\n" };
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\n\
             {cache}{headers}Connection: close\r\n\r\n"
        )
    }
}

impl Site {
    fn find(&self, target: &str, encodings: &str) -> Response {
        let Some(path) = safe_path(target) else {
            return Response::error("400 Bad Request");
        };
        let inside = Path::new(self.under.trim_matches('/'));
        let Ok(path) = path.strip_prefix(inside) else {
            return Response::error("404 Not Found");
        };
        let mut response = match self.probe {
            Some(probe) if path.ends_with("probe.js") => {
                Response::new("200 OK", mime(path), probe.into())
            }
            _ => self.file(path, encodings),
        };
        response.headers += &self.headers.lines(path);
        response
    }

    fn file(&self, path: &Path, encodings: &str) -> Response {
        let mut file = self.folder.join(path);
        if file.is_dir() {
            file.push("index.html");
        }
        let mime = mime(&file);
        if self.changes(mime) {
            return match std::fs::read_to_string(&file) {
                Ok(text) => Response::new("200 OK", mime, self.changed(text, mime).into()),
                Err(_) => Response::error("404 Not Found"),
            };
        }
        for (encoding, end) in [("br", ".br"), ("gzip", ".gz")] {
            let mut packed = file.clone().into_os_string();
            packed.push(end);
            let accepts = encodings.split(',').any(|one| one.trim() == encoding);
            if let (true, Ok(body)) = (accepts, std::fs::read(packed)) {
                let headers = format!("Content-Encoding: {encoding}\r\n");
                return Response { headers, ..Response::new("200 OK", mime, body) };
            }
        }
        match std::fs::read(&file) {
            Ok(body) => Response::new("200 OK", mime, body),
            Err(_) => Response::error("404 Not Found"),
        }
    }

    /// Whether files of a kind are sent otherwise than they are.
    fn changes(&self, mime: &str) -> bool {
        let has_addresses = ["text/html", "text/javascript", "application/xml"];
        self.probes(mime)
            || !self.replaced.is_empty() && has_addresses.iter().any(|kind| mime.starts_with(kind))
    }

    fn changed(&self, text: String, mime: &str) -> String {
        let replace = |text: String, (one, other): &(&str, String)| text.replace(one, other);
        let text = self.replaced.iter().fold(text, replace);
        if self.probes(mime) { with_probe(text) } else { text }
    }

    fn probes(&self, mime: &str) -> bool {
        self.probe.is_some() && mime.starts_with("text/html")
    }
}

/// Puts the probe before all else in a page; `<head>` may have been minified away.
fn with_probe(mut html: String) -> String {
    let end_of = |tag| html.find(tag).and_then(|at| Some(at + html[at..].find('>')? + 1));
    let at = end_of("<head").or_else(|| end_of("<html")).unwrap_or(0);
    html.insert_str(at, "<script src=\"probe.js\"></script>");
    html
}

/// The path inside the folder that a request names; none if it tries to leave the folder.
fn safe_path(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decoded(path)?;
    let parts = path.split('/').filter(|part| !part.is_empty());
    let is_safe = |part: &str| part != ".." && !part.contains(['\\', '\0']);
    parts.map(|part| is_safe(part).then_some(part)).collect()
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        let digits = piece.get(..2).filter(|digits| !digits.starts_with('+'))?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("wasm") => "application/wasm",
        Some("xml") => "application/xml",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_folder() {
        for (target, path) in [
            ("/", Some("")),
            ("/a.js", Some("a.js")),
            ("/a/b.css?x=1#y", Some("a/b.css")),
            ("//etc/passwd", Some("etc/passwd")),
            ("/%E7%AE%97.txt", Some("算.txt")),
            ("/../secret", None),
            ("/a/%2e%2e/%2e%2e/secret", None),
            ("/%2fetc/..%2fpasswd", None),
            ("/%zz", None),
            ("/%+1", None),
            ("/%", None),
            ("/%00", None),
            ("http://elsewhere/", None),
        ] {
            assert_eq!(safe_path(target), path.map(PathBuf::from), "{target}");
        }
    }

    #[test]
    fn a_running_server_answers_with_type_and_length() {
        let folder = crate::root().join("xtask/tools");
        let server = Server::start(Site::at(folder)).unwrap();
        let answer = |request: &str| {
            let mut stream = TcpStream::connect(server.address).unwrap();
            write!(stream, "{request}\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        let found = answer("GET /package.json HTTP/1.1");
        assert!(found.starts_with("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"));
        assert!(found.contains("binaryen"), "{found}");
        assert!(!answer("HEAD /package.json HTTP/1.1").contains("binaryen"));
        assert!(answer("GET /absent HTTP/1.1").starts_with("HTTP/1.1 404 "));
        assert!(answer("POST / HTTP/1.1").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn pages_and_scripts_are_sent_with_one_address_for_another() {
        let site =
            Site::at(PathBuf::new()).with_probe("").replacing("https://a/", "http://b/".into());
        for (mime, text, sent) in [
            ("text/javascript", "'https://a/x'", Some("'http://b/x'")),
            (
                "text/html",
                "<head><a href=\"https://a/\">",
                Some("<head><script src=\"probe.js\"></script><a href=\"http://b/\">"),
            ),
            ("text/css", "https://a/", None),
        ] {
            let seen = site.changes(mime).then(|| site.changed(text.to_owned(), mime));
            assert_eq!(seen.as_deref(), sent, "{mime}");
        }
    }

    #[test]
    fn no_port_is_taken_twice() {
        let ports = (0..1_000).map(|_| bind_new().unwrap().local_addr().unwrap().port());
        assert_eq!(ports.collect::<BTreeSet<_>>().len(), 1_000);
    }

    #[test]
    fn a_taken_port_is_named() {
        let held = bind_new().unwrap();
        let port = held.local_addr().unwrap().port();
        let error = bind(port).unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is taken")), "{error}");
    }
}
