//! A link asks for what its scenario asks for, and what cannot be quoted has its place.

use pricing::Quote;
use pricing::input::{Billing, PackageInput, QpsOrderInput, Series, ServiceInput, VideoInput};
use pricing::json as engine;
use pricing::table::{Metered, Milli, Offer, Period, ReadingKind, Service};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;

const TODAY: &str = "2026-11-21";

fn quoted_as_json(input: &Input) -> String {
    let scenario = Scenario::check(&BOOK, input).expect("a good scenario");
    engine::quote(&BOOK, &Quote::of(&BOOK, &scenario))
}

/// The scenario that a program reads from a link.
#[track_caller]
fn read(link: &str) -> Input {
    let answer = read_link(link, TODAY);
    let scenario = answer.strip_prefix("{\"scenario\":").expect(&answer);
    let (scenario, _) = scenario.split_once(",\"lang\":").expect(&answer);
    engine::input(&BOOK, scenario).expect(scenario)
}

fn units() -> impl Strategy<Value = u64> + Clone {
    prop_oneof![Just(0), 1..100_000u64, (0..50u32).prop_map(|bits| 1 << bits)]
        .prop_map(|n| n.min(quantity::UNITS.max))
}

fn series(months: u64) -> impl Strategy<Value = Option<Series>> {
    let monthly = vec(units(), months as usize).prop_map(Series::Monthly);
    prop_oneof![units().prop_map(Series::Flat), monthly].prop_map(Some)
}

fn orders(months: u64, groups: Vec<Option<String>>) -> impl Strategy<Value = Vec<QpsOrderInput>> {
    let time = prop_oneof![(1..=120u64, 0..=3_660u64), (0..=1u64, 30..=60u64)];
    let one = (1..=quantity::QPS.max, time, 1..=months, select(groups));
    let one = one.prop_map(|(qps, (months, days), month, group)| QpsOrderInput {
        qps,
        months,
        days,
        month,
        group,
    });
    vec(one, 1..4)
}

fn blank(service: &Service) -> ServiceInput {
    let product = BOOK.product(service.product).id.to_owned();
    ServiceInput { product, service: service.id.to_owned(), ..ServiceInput::default() }
}

fn metered(
    offer: &'static Metered,
    service: &'static Service,
    months: u64,
) -> BoxedStrategy<ServiceInput> {
    let sizes = offer.packages.iter().flat_map(|packages| packages.sizes.0);
    let sizes: Vec<u64> = sizes.map(|size| size.quantity).collect();
    let package = match sizes.is_empty() {
        true => Just(Vec::new()).boxed(),
        false => {
            let one = (select(sizes.clone()), 1..=1_000u64, 1..=months);
            let one = one.prop_map(|(size, count, month)| PackageInput { size, count, month });
            vec(one, 0..6).boxed()
        }
    };
    let given = |is_used: bool| match is_used {
        true => option::of(units()).boxed(),
        false => Just(None).boxed(),
    };
    let once = offer.allowances.iter().find(|a| a.period.quoted == Period::Once);
    let left = once.map_or(Just(None).boxed(), |a| option::of(0..=a.quantity.quoted).boxed());
    let is_pooled = offer.allowances.iter().any(|a| a.pool.is_some());
    let pool = if is_pooled { option::of(0..400u64).boxed() } else { Just(None).boxed() };
    let peak = given(offer.concurrency.is_some() || offer.qps.is_some());
    let is_template = service.unit == Unit::Template;
    let by_call = (series(months), units(), package, given(!sizes.is_empty()), left, pool, peak);
    let by_call =
        by_call.prop_map(move |(calls, templates, packages, balance, left, pool, peak)| {
            ServiceInput {
                calls: calls.filter(|_| !is_template),
                templates: is_template.then_some(templates),
                packages,
                balance,
                free_left: left,
                pool_calls: pool,
                peak_qps: peak,
                ..blank(service)
            }
        });
    if offer.qps.is_none() {
        return by_call.boxed();
    }
    let own = vec![None, Some(service.id.to_owned())];
    let calls = prop_oneof![3 => series(months), 1 => Just(None)];
    let by_qps = (calls, orders(months, own)).prop_map(move |(calls, orders)| ServiceInput {
        billing: Some(Billing::Qps),
        calls,
        orders,
        ..blank(service)
    });
    prop_oneof![2 => by_call, 1 => by_qps].boxed()
}

fn video() -> impl Strategy<Value = VideoInput> {
    let rate = 1..=quantity::FRAME_RATE_MILLI.max;
    (0..=quantity::SECONDS.max, 1..=quantity::HEIGHT.max, rate).prop_map(
        |(seconds, height, rate)| VideoInput {
            seconds,
            height,
            frame_rate: Milli::from_thousandths(rate),
        },
    )
}

/// Any need of a service.
fn need(service: &'static Service, months: u64) -> BoxedStrategy<ServiceInput> {
    match &service.offer {
        Offer::MeteredUse(offer) => metered(offer, service, months),
        Offer::PerQps(_) => {
            let product = BOOK.find_product(BOOK.product(service.product).id).expect("its product");
            let number = BOOK.find_service(product, service.id).expect("itself");
            let groups: Vec<ServiceForm> = vec![ServiceForm::new(number)];
            let groups = groups.iter().flat_map(ServiceForm::groups);
            let groups = groups.map(|group| Some(BOOK.service(group).id.to_owned()));
            let billing = select(vec![None, Some(Billing::Qps)]);
            (orders(months, groups.chain([None]).collect()), billing)
                .prop_map(move |(orders, billing)| ServiceInput {
                    orders,
                    billing,
                    ..blank(service)
                })
                .boxed()
        }
        Offer::Licence(_) => vec(0..=quantity::DEVICES.max, 1..4)
            .prop_map(move |devices| ServiceInput { devices, ..blank(service) })
            .boxed(),
        Offer::Video(_) => vec(video(), 1..4)
            .prop_map(move |videos| ServiceInput { videos, ..blank(service) })
            .boxed(),
        Offer::NoPrice => {
            series(months).prop_map(move |calls| ServiceInput { calls, ..blank(service) }).boxed()
        }
    }
}

fn services() -> Vec<&'static Service> {
    BOOK.numbered_services().map(|(_, service)| service).collect()
}

fn input_of(services: Vec<&'static Service>) -> impl Strategy<Value = Input> {
    let selectable = BOOK.readings.iter().filter(|r| r.kind == ReadingKind::Selectable);
    let options = selectable.flat_map(|r| [r.other, Some(r.default)].map(|o| Some((r.id, o?))));
    let options: Vec<(String, String)> =
        options.flatten().map(|(id, option)| (id.to_owned(), option.to_owned())).collect();
    let dates = select(vec!["2022-09-24", "2024-02-29", TODAY, "2999-01-01"]);
    let readings = subsequence(options, 0..6);
    (dates, prop_oneof![1..=3u64, 1..=36u64], readings).prop_flat_map(
        move |(date, months, mut readings)| {
            readings.dedup_by(|a, b| a.0 == b.0);
            let date = Date::parse(date).expect("a day");
            let needs: Vec<_> = services.iter().map(|service| need(service, months)).collect();
            needs.prop_map(move |services| Input {
                date,
                months,
                readings: readings.clone(),
                services,
            })
        },
    )
}

/// What a form says in another way: what is meant anyway is not said.
fn as_form(input: &Input) -> Input {
    let mut input = input.clone();
    input.readings.retain(|(id, option)| {
        BOOK.find_reading(id).is_some_and(|number| BOOK.reading(number).other == Some(option))
    });
    for service in &mut input.services {
        let product = BOOK.find_product(&service.product).expect("a product");
        let number = BOOK.find_service(product, &service.service).expect("a service");
        if let Some(Series::Monthly(calls)) = &service.calls
            && let [calls] = calls[..]
        {
            service.calls = Some(Series::Flat(calls));
        }
        if let Offer::PerQps(_) = BOOK.service(number).offer {
            service.billing = None;
        } else if service.billing == Some(Billing::Qps) {
            service.calls = service.calls.take().or(Some(Series::Flat(0)));
            service.orders.iter_mut().for_each(|order| order.group = None);
        }
    }
    input
}

/// The law of links for programs.
fn returns(input: &Input) {
    let link = write_link(input, "zh-CN").expect("a link");
    let found = read(&link);
    assert_eq!(json::scenario(&found), json::scenario(&as_form(input)), "{link}");
    assert_eq!(quoted_as_json(&found), quoted_as_json(input), "{link}");
    assert_eq!(write_link(&found, "zh-CN").as_deref(), Some(link.as_str()));
}

#[test]
fn every_service_returns_from_its_link() {
    for service in services() {
        let config = ProptestConfig { cases: 12, ..ProptestConfig::default() };
        let mut runner = proptest::test_runner::TestRunner::new(config);
        let run = runner.run(&input_of(vec![service]), |input| {
            returns(&input);
            Ok(())
        });
        assert_eq!(run.err().map(|error| error.to_string()), None, "{}", service.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn services_return_together(
        input in subsequence(services(), 0..12).prop_flat_map(input_of)
    ) {
        returns(&input);
    }

    #[test]
    fn any_text_has_an_answer(
        link in prop_oneof![
            "\\PC*",
            "v=[0-9]{0,12}(&[a-z/%=:;0-9é-]{0,30}){0,5}",
            "v=1(&tencent-face/face-search=((calls|buy-50000000|month-[0-9]|order|balance):[0-9万x/%\"\\\\]{0,22};){0,5})",
        ],
        today in "([0-9]{4}-[0-9]{2}-[0-9]{2})|\\PC{0,12}",
    ) {
        let answer = read_link(&link, &today);
        // The engine's strict reader takes it for JSON, although for no scenario.
        let mistakes = engine::scenario(&BOOK, &answer).expect_err("no scenario");
        let is_json = mistakes.iter().all(|mistake| !mistake.problem.starts_with("not JSON"));
        prop_assert!(is_json, "{}", answer);
        if !answer.starts_with("{\"problems\":[{\"path\":\"") {
            read(&link);
        }
    }
}

#[test]
fn links_open_as_a_page_opens_them() {
    let first = "{\"scenario\":{\"date\":\"2026-11-21\",\"months\":12,\"services\":[\
        {\"product\":\"tencent-face\",\"service\":\"face-comparison\",\"calls\":2910000},\
        {\"product\":\"tencent-face\",\"service\":\"static-liveness\",\"calls\":900000,\
        \"packages\":[{\"size\":10000000,\"count\":1,\"month\":1}]},\
        {\"product\":\"alibaba-viapi\",\"service\":\"license-plate-recognition\",\"calls\":15000}]}";
    let search = "{\"scenario\":{\"date\":\"2026-12-01\",\"months\":1,\"services\":[\
        {\"product\":\"tencent-face\",\"service\":\"face-search\",\"calls\":3500000}]}";
    let nothing = "{\"scenario\":{\"date\":\"2026-11-21\",\"months\":1}";
    let by_hand = "date=2026-12-01&tencent-face/face-search=quantity:3.5M";
    for (link, scenario, beside) in [
        ("v=1".to_owned(), first, "null,\"unread\":[],\"newer\":false}"),
        ("#v=1&lang=zh&theme=dark".to_owned(), first, "\"zh-CN\",\"unread\":[],\"newer\":false}"),
        ("v=2".to_owned(), first, "null,\"unread\":[],\"newer\":true}"),
        (["v=1&", by_hand].concat(), search, "null,\"unread\":[],\"newer\":false}"),
        (
            ["https://a.example/b/?q=1#v=1&lang=en-GB&readonly=1&", by_hand].concat(),
            search,
            "\"en\",\"unread\":[],\"newer\":false}",
        ),
        (
            ["v=3&lang=en&a\"b=1&", by_hand, ";by-moon:1"].concat(),
            search,
            "\"en\",\"unread\":[\"a\\\"b=1\",\"tencent-face/face-search=by-moon:1\"],\"newer\":true}",
        ),
        (
            "v=1&size=99&lang=en&months=1&tencent".to_owned(),
            nothing,
            "\"en\",\"unread\":[\"lang=en&months=1&tencent…\",\"tencent\"],\"newer\":false}",
        ),
    ] {
        let expected = [scenario, ",\"lang\":", beside].concat();
        assert_eq!(read_link(&link, TODAY), expected, "{link}");
    }
}

fn one(path: &str, problem: &str, value: &str) -> String {
    [path, ": ", problem, ", not ", value].concat()
}

fn line(Mistake { path, problem, text }: &Mistake) -> String {
    match text {
        Some(text) => one(path, problem, &quoted(text)),
        None => [path, ": ", problem].concat(),
    }
}

/// Fields in place of one service, and the problems they have.
#[test]
fn what_cannot_be_quoted_has_its_place() {
    let units = "use a whole number from 0 to 1000000000000000";
    let search = "v=1&months=2&tencent-face/face-comparison=&tencent-face/face-search=";
    let qps = "v=1&months=2&tencent-face/qps=";
    let video = "v=1&alibaba-viapi/comprehensive-video-enhancement=video:";
    for (base, fields, expected) in [
        (search, "calls:lots", one("services[1].calls", units, "\"lots\"")),
        (search, "calls:%22", one("services[1].calls", units, "\"\\\"\"")),
        (search, "calls:", one("services[1].calls", units, "\"\"")),
        (
            search,
            "growing;growth:x",
            one("services[1].calls", "use a growth from -100 to 1000 per cent", "\"x\""),
        ),
        (
            search,
            "seasonal;weight-11:x",
            one("services[1].calls", "use a weight from 0 to 10000 per cent", "\"x\""),
        ),
        (
            search,
            "growing;growth:900;calls:1000000000000000",
            one("services[1].calls", "too many calls in month 2", "\"900\""),
        ),
        (search, "monthly;month-2:x", one("services[1].calls[1]", units, "\"x\"")),
        (
            search,
            "buy-50000000:1/3",
            one("services[1].packages[0].month", "use a whole number from 1 to 2", "\"3\""),
        ),
        (
            search,
            "buy-50000000:1/1;buy-50000000:x/1",
            one("services[1].packages[1].count", "use a whole number from 0 to 1000000", "\"x\""),
        ),
        (search, "balance:-1", one("services[1].balance", units, "\"-1\"")),
        (qps, "order:1/0/0/1", one("services[0].orders[0].days", "give months or days", "\"0\"")),
        (
            qps,
            "order:1/1/0/1;order:0/1/0/1",
            one("services[0].orders[1].qps", "use a whole number from 1 to 1000000", "\"0\""),
        ),
        (
            video,
            "2:20/720/29.9701",
            one(
                "services[0].videos[0].frame_rate",
                "use a number from 0.001 to 10000 with at most three decimals",
                "\"29.9701\"",
            ),
        ),
        (qps, "no-rows", "services[0].orders: missing".to_owned()),
        (search, "by-qps;no-rows", "services[1].orders: missing".to_owned()),
        (
            qps,
            &"order:1/1/0/1;".repeat(1_001),
            "services[0].orders: use a whole number from 0 to 1000".to_owned(),
        ),
        ("v=1&lang=en&months=37", "", one("months", "use a whole number from 1 to 36", "\"37\"")),
        ("v=1&lang=en&date=2026-02-30", "", one("date", NO_DAY, "\"2026-02-30\"")),
        ("w=1", "", one("link", "use a link of the calculator, as in \"v=1&…\"", "\"w=1\"")),
    ] {
        let found = opened(&[base, fields].concat(), TODAY).expect_err(fields);
        assert_eq!(found.iter().map(line).collect::<Vec<_>>(), [expected], "{base}{fields}");
    }
}

#[test]
fn problems_have_the_engine_s_form() {
    let long = "x".repeat(61);
    for (link, today, expected) in [
        (
            "v=1&tencent-face/face-search=calls:%22".to_owned(),
            TODAY,
            "services[0].calls\",\"problem\":\"use a whole number from 0 to 1000000000000000\",\
            \"value\":\"\\\"\\\\\\\"\\\"\"}]}",
        ),
        (
            ["v=1&months=", &long].concat(),
            TODAY,
            "months\",\"problem\":\"use a whole number from 1 to 36\",\"value\":\"a text\"}]}",
        ),
    ] {
        let expected = ["{\"problems\":[{\"path\":\"", expected].concat();
        assert_eq!(read_link(&link, today), expected);
    }
    let both = opened("", "today").expect_err("two problems");
    assert_eq!(
        both.iter().map(|mistake| mistake.path.as_str()).collect::<Vec<_>>(),
        ["link", "today"]
    );
}

/// Services share free units, which each alone may take.
#[test]
fn services_can_be_wrong_together() {
    let link = "v=1&date=2022-09-24\
        &tencent-image-analysis/vehicle-recognition=calls:9000;pool:7000\
        &tencent-image-analysis/vehicle-recognition-enhanced=calls:9000;pool:8000";
    let found = opened(link, TODAY).expect_err("a problem");
    let [Mistake { path, problem, text }] = &found[..] else { panic!("one problem") };
    assert_eq!(path, "services[1].pool_calls");
    assert_eq!(problem, "use a whole number from 0 to 3000");
    assert_eq!(text.as_deref(), Some("8000"));
}

#[test]
fn the_link_of_a_scenario_is_written_plainly() {
    let scenario = "{\"date\":\"2026-11-21\",\"months\":2,\"readings\":{},\"services\":[\
        {\"product\":\"tencent-face\",\"service\":\"face-search\",\"calls\":[52000000,7],\
        \"packages\":[{\"size\":50000000},{\"size\":50000000,\"count\":2,\"month\":2}]},\
        {\"product\":\"tencent-face\",\"service\":\"face-comparison\",\"calls\":1000000}]}";
    let input = engine::input(&BOOK, scenario).expect("good");
    assert_eq!(
        write_link(&input, "zh-TW").as_deref(),
        Some(
            "v=1&size=172&lang=zh-CN&date=2026-11-21&months=2\
            &tencent-face/face-search=monthly;month-1:52000000;month-2:7;buy-50000000:1/1;buy-50000000:2/2\
            &tencent-face/face-comparison=calls:1000000"
        )
    );
    assert_eq!(write_link(&Input { months: 37, ..input }, "en"), None);
}
