//! The hosts that `docs/hosting.md` has lines for, as servers that run with those very lines.

use crate::debian;
use crate::server::bind_new;
use crate::shell::text;
use anyhow::{Context, Result, bail, ensure};
use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const DOCUMENT: &str = include_str!("../../docs/hosting.md");
const HEADERS: &str = include_str!("../../hosting/_headers");
const PATIENCE: Duration = Duration::from_secs(10);
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What nginx has in its own file.
const NGINX: &str = "daemon off; pid FOLDER/pid; error_log FOLDER/log; events {} http { access_log off; \
    client_body_temp_path FOLDER/1; proxy_temp_path FOLDER/2; fastcgi_temp_path FOLDER/3; \
    uwsgi_temp_path FOLDER/4; scgi_temp_path FOLDER/5;\nIN_HTTP\nserver { listen 127.0.0.1:PORT;\nLINES\n} }";

/// What Debian's Apache has in its own files.
const APACHE: &str = "LoadModule mpm_event_module MODULES/mod_mpm_event.so
LoadModule authz_core_module MODULES/mod_authz_core.so
LoadModule dir_module MODULES/mod_dir.so
LoadModule headers_module MODULES/mod_headers.so
LoadModule mime_module MODULES/mod_mime.so
LoadModule rewrite_module MODULES/mod_rewrite.so
ServerName localhost
Listen 127.0.0.1:PORT
PidFile FOLDER/pid
ErrorLog FOLDER/log
TypesConfig /etc/mime.types
DocumentRoot SITE
DirectoryIndex index.html
<Directory SITE>
Options FollowSymLinks
LINES
</Directory>";

/// A server, ended when it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Asked to end, a server ends its workers; it may have ended by itself.
        Command::new("kill").arg(self.0.id().to_string()).stderr(Stdio::null()).status().ok();
        self.0.wait().ok();
    }
}

/// Serves the built site by each of them and looks at every answer.
pub fn check() -> Result<()> {
    debian::install_hosts()?;
    let nginx = blocks("nginx");
    let [lines, in_http] = nginx[..] else {
        bail!("docs/hosting.md: expected two blocks for nginx")
    };
    let [apache] = blocks("apache")[..] else { bail!("docs/hosting.md: expected one for Apache") };
    let lines = lines.replace("/srv/suanpan", "SITE");
    let nginx = NGINX.replace("LINES", &lines).replace("IN_HTTP", in_http);
    serve("nginx", &nginx, &["/usr/sbin/nginx", "-c"])?;
    let apache = APACHE.replace("LINES", apache).replace("MODULES", "/usr/lib/apache2/modules");
    serve("Apache", &apache, &["/usr/sbin/apache2", "-D", "FOREGROUND", "-f"])
}

/// The blocks of a language in the documentation.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    DOCUMENT.split(&*fence).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

fn serve(name: &str, lines: &str, command: &[&str]) -> Result<()> {
    // Servers that were started by root read as nobody, who may not look into every folder.
    let folder = std::env::temp_dir().join(format!("suanpan-{name}-{}", std::process::id()));
    let site = folder.join("site");
    fs::create_dir_all(&site)?;
    let files = put(&site)?;
    let port = bind_new()?.local_addr()?.port();
    let lines = lines.replace("SITE", text(&site)?).replace("FOLDER", text(&folder)?);
    let file = folder.join("conf");
    fs::write(&file, lines.replace("PORT", &port.to_string()))?;
    let mut server = Command::new(command[0]);
    server.args(&command[1..]).arg(&file).stdin(Stdio::null());
    server.stdout(Stdio::null()).stderr(Stdio::null());
    let server = Running(server.spawn().with_context(|| format!("{name} does not start"))?);
    let outcome = wait(port).and_then(|()| look(&files, port));
    drop(server);
    let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
    fs::remove_dir_all(&folder).ok(); // the next run has another
    let n = outcome.with_context(|| format!("{name}, with the lines of docs/hosting.md; {log}"))?;
    println!("{name}: {n} answers are as docs/hosting.md says");
    Ok(())
}

/// Copies the site, and returns the names of what is asked for.
fn put(to: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in crate::site().read_dir()? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && name != "_headers" {
            fs::copy(entry.path(), to.join(&name))?;
            if !name.ends_with(".br") && !name.ends_with(".gz") {
                names.push(name);
            }
        }
    }
    ensure!(names.len() > 10, "{} files: run cargo xtask build", names.len());
    Ok(names)
}

fn wait(port: u16) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        ensure!(start.elapsed() < PATIENCE, "nobody answers");
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// Asks for every file as browsers of three kinds do, and returns how many answers there were.
fn look(files: &[String], port: u16) -> Result<usize> {
    let mut n = 0;
    for file in files.iter().map(String::as_str).chain([""]) {
        for accepted in ["br, gzip", "gzip", "identity"] {
            let answer = ask(port, file, accepted)?;
            judge(file, accepted, &answer).with_context(|| format!("/{file}, {accepted}"))?;
            n += 1;
        }
    }
    Ok(n)
}

/// The headers of an answer by their names in small letters; the status has none.
fn ask(port: u16, file: &str, accepted: &str) -> Result<HashMap<String, String>> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "GET /{file} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {accepted}\r\nConnection: close\r\n\r\n"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.split("\r\n\r\n").next().unwrap_or("").lines();
    let status = lines.next().unwrap_or("").split(' ').nth(1).unwrap_or("none");
    let named = lines.filter_map(|line| line.split_once(": "));
    let named = named.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    Ok(named.chain([(String::new(), status.to_owned())]).collect())
}

fn judge(file: &str, accepted: &str, answer: &HashMap<String, String>) -> Result<()> {
    let of = |name: &str| answer.get(name).map_or("", String::as_str);
    let hold = |name: &str, expected: &str| {
        ensure!(of(name) == expected, "{name}: expected `{expected}`, saw `{}`", of(name));
        Ok(())
    };
    hold("", "200")?;
    let everywhere = HEADERS.split("/*\n").nth(1).and_then(|rest| rest.split("\n\n").next());
    for line in everywhere.context("hosting/_headers has no rule for all files")?.lines() {
        let (name, value) = line.trim().split_once(": ").context("no header")?;
        hold(&name.to_ascii_lowercase(), value)?;
    }
    let is_part = file.split_once('-').is_some_and(|(_, rest)| rest.find('.') == Some(16));
    hold("cache-control", if is_part { FOR_EVER } else { "no-cache" })?;
    let kind = of("content-type").split(';').next().unwrap_or("");
    let expected = match file.rsplit_once('.').map_or("html", |(_, kind)| kind) {
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "txt" => "text/plain",
        _ => "text/html",
    };
    ensure!(kind == expected, "expected {expected}, saw {kind}");
    // nginx has brotli only with a module of others.
    let packing = of("content-encoding");
    let is_right = accepted.contains(packing) && packing.is_empty() == (accepted == "identity");
    ensure!(is_right, "{accepted} is answered in `{packing}`");
    ensure!(of("vary").eq_ignore_ascii_case("accept-encoding"), "vary: `{}`", of("vary"));
    let is_saved = of("content-disposition").starts_with("attachment");
    ensure!(is_saved == (file == "suanpan.html"), "disposition `{}`", of("content-disposition"));
    Ok(())
}
