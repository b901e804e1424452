//! A scenario in the public form, on one line: what the `quote` command reads.

use pricing::digits::{decimal, plain};
use pricing::input::{
    Billing, Input, PackageInput, QpsOrderInput, Series, ServiceInput, VideoInput,
};

/// Writes a scenario.
pub fn scenario(input: &Input) -> String {
    let mut whole = Object::new();
    whole.add("date", &quoted(&input.date.iso()));
    whole.number("months", input.months);
    if !input.readings.is_empty() {
        let mut readings = Object::new();
        for (id, option) in &input.readings {
            readings.add(id, &quoted(option));
        }
        whole.add("readings", &readings.close());
    }
    whole.list("services", input.services.iter().map(service).collect());
    whole.close()
}

/// A text as JSON has it.
pub fn quoted(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(letter);
            }
            '\0'..='\x1f' => {
                let code = letter as usize;
                quoted.push_str("\\u00");
                quoted.push(char::from(HEX[code / 16]));
                quoted.push(char::from(HEX[code % 16]));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// An object, key by key.
pub struct Object(String);

impl Object {
    /// An empty one.
    pub fn new() -> Object {
        Object("{".to_owned())
    }

    /// Adds a value that is JSON.
    pub fn add(&mut self, key: &str, value: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&quoted(key));
        self.0.push(':');
        self.0.push_str(value);
    }

    fn number(&mut self, key: &str, n: u64) {
        self.add(key, &plain(n));
    }

    fn optional(&mut self, key: &str, n: Option<u64>) {
        if let Some(n) = n {
            self.number(key, n);
        }
    }

    /// A list; left out where it is empty.
    fn list(&mut self, key: &str, members: Vec<String>) {
        if !members.is_empty() {
            self.add(key, &["[", &members.join(","), "]"].concat());
        }
    }

    /// The whole text.
    pub fn close(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

fn service(input: &ServiceInput) -> String {
    let mut object = Object::new();
    object.add("product", &quoted(&input.product));
    object.add("service", &quoted(&input.service));
    match &input.calls {
        Some(Series::Flat(calls)) => object.number("calls", *calls),
        Some(Series::Monthly(calls)) => {
            object.list("calls", calls.iter().map(|n| plain(*n)).collect());
        }
        None => {}
    }
    object.optional("templates", input.templates);
    match input.billing {
        Some(Billing::Calls) => object.add("billing", "\"calls\""),
        Some(Billing::Qps) => object.add("billing", "\"qps\""),
        None => {}
    }
    object.list("orders", input.orders.iter().map(order).collect());
    object.list("devices", input.devices.iter().map(|n| plain(*n)).collect());
    object.list("videos", input.videos.iter().map(video).collect());
    object.list("packages", input.packages.iter().map(package).collect());
    object.optional("balance", input.balance);
    object.optional("free_left", input.free_left);
    object.optional("pool_calls", input.pool_calls);
    object.optional("peak_qps", input.peak_qps);
    object.close()
}

fn order(order: &QpsOrderInput) -> String {
    let mut object = Object::new();
    object.number("qps", order.qps);
    object.number("months", order.months);
    object.number("days", order.days);
    object.number("month", order.month);
    if let Some(group) = &order.group {
        object.add("group", &quoted(group));
    }
    object.close()
}

fn video(video: &VideoInput) -> String {
    let mut object = Object::new();
    object.number("seconds", video.seconds);
    object.number("height", video.height);
    object.add("frame_rate", &quoted(&decimal(video.frame_rate.thousandths().into(), 3)));
    object.close()
}

fn package(package: &PackageInput) -> String {
    let mut object = Object::new();
    object.number("size", package.size);
    object.number("count", package.count);
    object.number("month", package.month);
    object.close()
}
