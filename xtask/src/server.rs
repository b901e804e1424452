//! A static server for one machine: it answers GET and HEAD for the files of one folder.

use anyhow::{Context, Result};
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const LINE_LENGTH_MAX: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// What is served.
#[derive(Clone)]
pub struct Site {
    folder: PathBuf,
    /// A script that every page loads before its own, as `/probe.js`.
    probe: Option<&'static str>,
}

impl Site {
    pub fn at(folder: PathBuf) -> Self {
        Site { folder, probe: None }
    }

    pub fn with_probe(folder: PathBuf, probe: &'static str) -> Self {
        Site { folder, probe: Some(probe) }
    }
}

/// A server in the background; it ends when this is dropped.
pub struct Server {
    pub address: SocketAddr,
    ended: Arc<AtomicBool>,
}

impl Server {
    /// Serves on a port that nobody uses: a new origin, and so an empty storage and cache.
    pub fn start(site: Site) -> Result<Self> {
        let listener = bind(0)?;
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
    let request = read_head(&stream)?;
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let response = match method {
        "GET" | "HEAD" => site.find(target),
        _ => Response::error("405 Method Not Allowed"),
    };
    stream.write_all(response.head().as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&response.body)?;
    }
    Ok(stream.flush()?)
}

/// Reads a request up to its empty line and returns its first line.
fn read_head(stream: &TcpStream) -> Result<String> {
    let mut lines = BufReader::new(stream.take(LINE_LENGTH_MAX)).lines();
    let first = lines.next().context("empty request")??;
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    Ok(first)
}

struct Response {
    status: &'static str,
    mime: &'static str,
    body: Vec<u8>,
}

impl Response {
    fn error(status: &'static str) -> Self {
        Response { status, mime: "text/plain; charset=utf-8", body: status.into() }
    }

    fn head(&self) -> String {
        let Response { status, mime, body } = self;
        let length = body.len();
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\n\
             Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\
             Connection: close\r\n\r\n"
        )
    }
}

impl Site {
    fn find(&self, target: &str) -> Response {
        if let (Some(probe), "/probe.js") = (self.probe, target) {
            return Response {
                status: "200 OK",
                mime: mime(Path::new(target)),
                body: probe.into(),
            };
        }
        let Some(mut file) = safe_path(target).map(|path| self.folder.join(path)) else {
            return Response::error("400 Bad Request");
        };
        if file.is_dir() {
            file.push("index.html");
        }
        match std::fs::read(&file) {
            Ok(body) => self.page(mime(&file), body),
            Err(_) => Response::error("404 Not Found"),
        }
    }

    fn page(&self, mime: &'static str, body: Vec<u8>) -> Response {
        let body = match self.probe {
            Some(_) if mime.starts_with("text/html") => with_probe(body),
            _ => body,
        };
        Response { status: "200 OK", mime, body }
    }
}

/// Puts the probe before all else in a page; `<head>` may have been minified away.
fn with_probe(body: Vec<u8>) -> Vec<u8> {
    let mut html = String::from_utf8_lossy(&body).into_owned();
    let end_of = |tag| html.find(tag).and_then(|at| Some(at + html[at..].find('>')? + 1));
    let at = end_of("<head").or_else(|| end_of("<html")).unwrap_or(0);
    html.insert_str(at, "<script src=\"/probe.js\"></script>");
    html.into_bytes()
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
    fn a_taken_port_is_named() {
        let taken = bind(0).unwrap().local_addr().unwrap();
        let _held = bind(taken.port()).unwrap();
        let error = bind(taken.port()).unwrap_err().to_string();
        assert!(error.contains(&format!("port {} is taken", taken.port())), "{error}");
    }
}
