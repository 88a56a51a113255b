//! A static server for this machine only, with the headers that the product asks of its hosts.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::process::Result;

/// The policy under which every page has to work. In a frame that its host has sandboxed without an
/// origin, `'self'` is nobody: there the server's own name stands beside it.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; frame-src 'self'; \
    worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
    trusted-types jobgevinst";

/// What every file is sent with, by a server of this origin; that a page without one may load them too
/// is what `Access-Control-Allow-Origin` says.
pub fn headers(origin: Option<&str>) -> [(&'static str, String); 4] {
    let own = origin.map_or_else(|| "'self'".to_owned(), |origin| format!("'self' {origin}"));
    [
        ("Content-Security-Policy", POLICY.replace("'self'", &own)),
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
    ]
}

/// More than any browser sends to say what it wants.
const LONGEST_REQUEST: u64 = 16 * 1024;

/// How long a client may keep silent.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the command line may ask for.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    pub port: u16,
    /// Serve what is published, and not the pages as they are written.
    pub dist: bool,
}

impl Options {
    /// Reads the words after `cargo xtask serve`.
    pub fn parse(arguments: &[&str]) -> Result<Self> {
        let mut options = Self { port: 8080, dist: false };
        let mut arguments = arguments.iter();
        while let Some(&argument) = arguments.next() {
            match argument {
                "--port" => {
                    let port = arguments.next().and_then(|port| port.parse().ok());
                    options.port = port.ok_or("`--port` takes a number up to 65535")?;
                }
                "--dist" => options.dist = true,
                _ => return Err(format!("`{argument}` is no option of `serve`").into()),
            }
        }
        Ok(options)
    }
}

/// A server that holds its port and waits to be run.
pub struct Server {
    listener: TcpListener,
    root: Arc<Path>,
}

impl Server {
    /// Takes a port for a folder; port 0 takes any that is free.
    pub fn bind(root: PathBuf, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|e| match e.kind() {
            io::ErrorKind::AddrInUse => {
                format!("port {port} is taken; choose another with `--port`")
            }
            _ => format!("port {port} cannot be used: {e}"),
        })?;
        Ok(Self { listener, root: root.into() })
    }

    /// Where a browser finds it.
    pub fn url(&self) -> Result<String> {
        Ok(format!("http://{}/", self.listener.local_addr()?))
    }

    /// Answers for as long as the program runs, each client on its own thread.
    pub fn run(&self) {
        for client in self.listener.incoming().flatten() {
            let root = Arc::clone(&self.root);
            // A client that breaks off, or asks in no known way, gets no answer and needs none.
            thread::spawn(move || answer(&client, &root));
        }
    }
}

/// Reads one request and answers it.
fn answer(mut client: &TcpStream, root: &Path) -> io::Result<()> {
    client.set_read_timeout(Some(PATIENCE))?;
    client.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(client.take(LONGEST_REQUEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // A client wants to get rid of its headers before it listens; one of them is of interest.
    let mut host = None;
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("host")
        {
            host = Some(value.trim().to_owned()).filter(|value| is_host(value));
        }
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next(), words.next().unwrap_or_default());
    let response = match method {
        Some("GET" | "HEAD") => file(root, target),
        _ => Response::error("405 Method Not Allowed"),
    };
    client.write_all(response.head(host.as_deref()).as_bytes())?;
    if method != Some("HEAD") {
        client.write_all(&response.body)?;
    }
    Ok(())
}

/// Whether it may stand in a header: a name or an address, and perhaps a port.
pub fn is_host(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || ".:-[]".contains(c))
}

struct Response {
    status: &'static str,
    mime: &'static str,
    body: Vec<u8>,
}

impl Response {
    fn error(status: &'static str) -> Self {
        Self {
            status,
            mime: "text/plain; charset=utf-8",
            body: status.into(),
        }
    }

    fn head(&self, host: Option<&str>) -> String {
        let Self { status, mime, body } = self;
        let length = body.len();
        let origin = host.map(|host| format!("http://{host}"));
        let headers = headers(origin.as_deref());
        let headers = headers.iter().fold(String::new(), |text, (name, value)| text + name + ": " + value + "\r\n");
        format!(
            "HTTP/1.1 {status}\r\n\
             Content-Type: {mime}\r\n\
             Content-Length: {length}\r\n\
             {headers}\
             Cache-Control: no-cache\r\n\
             Allow: GET, HEAD\r\n\
             Connection: close\r\n\r\n"
        )
    }
}

/// The file that a request asks for.
fn file(root: &Path, target: &str) -> Response {
    let found = relative(target).and_then(|path| {
        let root = fs::canonicalize(root).ok()?;
        // A link inside the folder may lead out of it; what it leads to is not served.
        let path = fs::canonicalize(root.join(path)).ok()?;
        let body = path.starts_with(&root).then(|| fs::read(&path).ok()).flatten()?;
        Some(Response { status: "200 OK", mime: mime(&path), body })
    });
    found.unwrap_or_else(|| Response::error("404 Not Found"))
}

/// The path below the root that a request's target names, if it names one at all.
fn relative(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let path = percent_decoded(path)?;
    let path = path.strip_prefix('/')?;
    let mut relative = PathBuf::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => return None,
            _ if part.contains(['\0', '\\']) => return None,
            _ => relative.push(part),
        }
    }
    if path.is_empty() || path.ends_with('/') {
        relative.push("index.html");
    }
    Some(relative)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(decoded).ok()
}

/// The type of a file, by the end of its name.
fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|ext| ext.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("md" | "ts" | "txt") => "text/plain; charset=utf-8",
        Some("pdf") => "application/pdf",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_come_in_any_order() -> Result<()> {
        assert_eq!(Options::parse(&[])?, Options { port: 8080, dist: false });
        assert_eq!(Options::parse(&["--port", "1", "--dist"])?, Options { port: 1, dist: true });
        assert_eq!(Options::parse(&["--dist", "--port", "1"])?, Options { port: 1, dist: true });
        for wrong in [&["--port"][..], &["--port", "65536"], &["www"]] {
            assert!(Options::parse(wrong).is_err(), "{wrong:?}");
        }
        Ok(())
    }

    #[test]
    fn a_target_names_a_file_below_the_root() {
        let cases = [
            ("/", "index.html"),
            ("/smaajob.html", "smaajob.html"),
            ("/smaajob.html?a=1", "smaajob.html"),
            ("/js//./app.js", "js/app.js"),
            ("/img/", "img/index.html"),
            ("/l%C3%A6rlinge.html", "lærlinge.html"),
        ];
        for (target, path) in cases {
            assert_eq!(relative(target).as_deref(), Some(Path::new(path)));
        }
    }

    #[test]
    fn a_target_never_leads_out() {
        let cases = [
            "/../Cargo.toml",
            "/js/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/..%5cCargo.toml",
            "/a%00.html",
            "/%zz",
            "/%e",
            "/%ff",
            "Cargo.toml",
            "",
        ];
        for target in cases {
            assert_eq!(relative(target), None, "{target}");
        }
    }

    #[test]
    fn types_are_those_that_browsers_insist_on() {
        assert_eq!(mime(Path::new("a/b_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("a.js")), "text/javascript; charset=utf-8");
        assert_eq!(mime(Path::new("LICENSE")), "application/octet-stream");
    }

    /// Serves this crate's own folder and asks it for something.
    fn ask(request: &str) -> Result<String> {
        let server = Server::bind(env!("CARGO_MANIFEST_DIR").into(), 0)?;
        let mut client = TcpStream::connect(server.listener.local_addr()?)?;
        thread::spawn(move || server.run());
        client.write_all(request.as_bytes())?;
        let mut response = String::new();
        client.read_to_string(&mut response)?;
        Ok(response)
    }

    #[test]
    fn a_file_comes_with_the_headers_of_the_product() -> Result<()> {
        let response = ask("GET /src/main.rs HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        assert!(response.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(
            response
                .contains("\r\nContent-Security-Policy: default-src 'none'; script-src 'self' http://localhost 'wasm-")
        );
        assert!(response.contains("\r\nAccess-Control-Allow-Origin: *\r\n"));
        assert!(response.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
        assert!(response.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        assert!(response.ends_with(include_str!("main.rs")));
        Ok(())
    }

    #[test]
    fn a_host_that_is_none_is_not_repeated() -> Result<()> {
        let response = ask("GET /src/main.rs HTTP/1.1\r\nHost: a; script-src *\r\n\r\n")?;
        assert!(response.contains("; script-src 'self' 'wasm-unsafe-eval';"));
        Ok(())
    }

    #[test]
    fn anything_else_is_refused() -> Result<()> {
        assert!(ask("GET /../Cargo.toml HTTP/1.1\r\n\r\n")?.starts_with("HTTP/1.1 404 "));
        assert!(ask("GET /src HTTP/1.1\r\n\r\n")?.starts_with("HTTP/1.1 404 "));
        assert!(ask("POST / HTTP/1.1\r\n\r\n")?.starts_with("HTTP/1.1 405 "));
        Ok(())
    }

    #[test]
    fn head_has_no_body() -> Result<()> {
        let response = ask("HEAD /Cargo.toml HTTP/1.1\r\n\r\n")?;
        assert!(response.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(response.ends_with("\r\n\r\n"));
        Ok(())
    }

    #[test]
    fn a_taken_port_is_told() -> Result<()> {
        let first = Server::bind(".".into(), 0)?;
        let port = first.listener.local_addr()?.port();
        let second = Server::bind(".".into(), port);
        assert!(second.is_err_and(|e| e.to_string().contains("choose another with `--port`")));
        Ok(())
    }
}
