//! The text of an estimate: what it looks like, and that nothing typed is lost.

use proptest::prelude::*;

use super::*;

fn number(product: &str, service: &str) -> ServiceNo {
    BOOK.find_service(BOOK.find_product(product).expect("product"), service).expect("service")
}

fn write(saved: &Saved) -> String {
    let date = saved.date.as_deref();
    let mut writer = Writer::new(&saved.language, date, &saved.months, saved.readings);
    for form in &saved.services {
        writer.service(form);
    }
    writer.end()
}

/// Links and storage hold this text for years: version 1 must go on meaning what it means here.
#[test]
fn version_1_reads_as_ever() {
    let text = "v=1&lang=zh-CN&date=2026-12-01&months=12&readings=R-11\
        &tencent-face/face-search=calls:350%E4%B8%87;monthly;month-3:5;buy-50000000:1/1;buy-50000000:2/7\
        &tencent-face/qps=order:11/0/5/2;order:301/1/0/1/face-search\
        &tencent-face/sdk-face-recognition=no-rows\
        &alibaba-viapi/comprehensive-video-enhancement=video:2:20/720/29.97\
        &tencent-face/face-comparison=";
    let saved = Saved::read(text).expect("version 1");
    let mut search = ServiceForm::new(number("tencent-face", "face-search"));
    search.units = "350万".to_owned();
    search.spread = Spread::Monthly;
    search.set(Field::MonthUnits(2), "5".to_owned());
    let large = search.purchases.iter().position(|p| p.size == 50_000_000).expect("a size");
    search.purchases[large].count = "1".to_owned();
    search.add_purchase(50_000_000);
    let last = search.purchases.last_mut().expect("one more");
    (last.count, last.month) = ("2".to_owned(), "7".to_owned());
    assert_eq!(saved.services[0], search);
    let orders = &saved.services[1].orders;
    assert_eq!((orders[0].qps.as_str(), orders[0].days.as_str()), ("11", "5"));
    let group = saved.services[1].groups().find(|&group| BOOK.service(group).id == "face-search");
    assert_eq!((orders[0].group, orders[1].group), (None, group));
    assert_eq!(saved.services[2].n_rows(), 0);
    assert_eq!(saved.services[3].videos[0].frame_rate, "29.97");
    assert_eq!(saved.services[4], ServiceForm::new(number("tencent-face", "face-comparison")));
    assert_eq!((saved.language.as_str(), saved.months.as_str()), ("zh-CN", "12"));
    assert_eq!(saved.date.as_deref(), Some("2026-12-01"));
    assert!(saved.readings.has(BOOK.find_reading("R-11").expect("R-11")));
    let untouched = text.replace(";video:2:20/720/29.97", "");
    assert_eq!(write(&saved), untouched);
}

/// What was added to version 1 later.
#[test]
fn growth_and_seasons_read_as_ever() {
    let text = "v=1&lang=en&months=12\
        &tencent-face/face-search=growth:-3.5%25;growing;month-3:5;weight-1:90;weight-12:180\
        &tencent-face/face-comparison=seasonal";
    let saved = Saved::read(text).expect("version 1");
    let mut search = ServiceForm::new(number("tencent-face", "face-search"));
    search.spread = Spread::Growing;
    search.growth = "-3.5%".to_owned();
    search.set(Field::MonthUnits(2), "5".to_owned());
    search.set(Field::Weight(0), "90".to_owned());
    search.set(Field::Weight(11), "180".to_owned());
    assert_eq!(saved.services[0], search);
    assert_eq!(saved.services[1].spread, Spread::Seasonal);
    assert_eq!(write(&saved), text);
}

#[test]
fn what_is_not_known_is_left_out() {
    for text in ["", "v=2&months=3", "months=3", "v=10", "hello", "V=1&months=3"] {
        assert_eq!(Saved::read(text), None, "{text:?}");
    }
    let search = number("tencent-face", "face-search");
    let plain = Saved { services: vec![ServiceForm::new(search)], ..Saved::default() };
    for text in [
        "v=1&tencent-face/face-search=",
        "v=1&theme=dark&x&=&&tencent-face/face-search=",
        "v=1&tencent-face/gone=calls:5&gone/face-search=&tencent-face/face-search=",
        "v=1&tencent-face/face-search=&tencent-face/face-search=calls:7",
        "v=1&tencent-face/face-search=smell:5;buy-7:9/1;buy-:1;video:1/1/1;device:5",
        "v=1&tencent-face/face-search=month-0:5;month-37:5;month-99999999999:5;month-x:5",
        "v=1&tencent-face/face-search=weight-0:5;weight-13:5;weight-x:5",
        "v=1&readings=R-0,,nonsense&tencent-face/face-search=;;;",
    ] {
        assert_eq!(Saved::read(text), Some(plain.clone()), "{text:?}");
    }
    let short = Saved::read("v=1&tencent-face/qps=order:5").expect("version 1");
    let order = &short.services[0].orders[0];
    assert_eq!((order.qps.as_str(), order.months.as_str(), order.month.as_str()), ("5", "1", "1"));
}

#[test]
fn a_broken_code_is_kept_as_it_stands() {
    for (text, expected) in
        [("a%2Fb", "a/b"), ("100%", "100%"), ("%4", "%4"), ("%zz", "%zz"), ("%C3%28", "")]
    {
        assert_eq!(decoded(text), expected, "{text:?}");
    }
}

#[test]
fn a_reading_that_nobody_can_choose_is_left_out() {
    let chosen = |id| BOOK.find_reading(id).is_some_and(can_be_chosen);
    let mut n = 0;
    for reading in BOOK.readings.iter().filter(|reading| !chosen(reading.id)) {
        let saved = Saved::read(&["v=1&readings=", reading.id].concat()).expect("version 1");
        assert_eq!(saved.readings, Choices::QUOTED, "{}", reading.id);
        n += 1;
    }
    assert!(n > 0);
}

/// Texts that are likely to be misread, and any others.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("0".to_owned()),
        Just("1".to_owned()),
        Just("1,000,000".to_owned()),
        "[0-9,.万亿kM :/;&=%#+-]{0,12}",
        any::<String>(),
    ]
}

/// Fills every text of a form, adds and removes rows.
fn any_form() -> impl Strategy<Value = ServiceForm> {
    let services = BOOK.services.0.len();
    let texts = prop::collection::vec(typed(), 40);
    let flags = prop::collection::vec(any::<bool>(), 12);
    (0..services, texts, flags, 0..4usize, 0..4usize).prop_map(
        |(service, texts, flags, n_rows, n_more)| {
            let (number, _) = BOOK.numbered_services().nth(service).expect("a service");
            let mut form = ServiceForm::new(number);
            let n_fresh = form.n_rows();
            if n_fresh > 0 {
                (0..n_fresh).for_each(|_| form.remove_row(0));
                (0..n_rows).for_each(|_| form.add_row());
            }
            let sizes: Vec<u64> = form.purchases.iter().map(|p| p.size).collect();
            for more in 0..n_more.min(sizes.len()) {
                form.add_purchase(sizes[more % 2 % sizes.len()]);
            }
            form.spread = Spread::ALL[usize::from(flags[0]) * 2 + usize::from(flags[2])];
            if flags[1] && matches!(form.facts().offer, Offer::MeteredUse(m) if m.qps.is_some()) {
                form.billing = Billing::Qps;
            }
            let group = form.groups().last().map_or("", |group| BOOK.service(group).id);
            form.set_group(0, group);
            let mut fields = vec![Field::Units, Field::Balance, Field::FreeLeft, Field::Peak];
            fields.extend([Field::Growth, Field::Weight(0), Field::Weight(11)]);
            fields.extend([Field::PoolCalls, Field::MonthUnits(0), Field::MonthUnits(35)]);
            for i in 0..4 {
                fields.extend([Field::PackageCount(i), Field::PackageMonth(i), Field::Qps(i)]);
                fields.extend([Field::OrderMonths(i), Field::OrderDays(i), Field::OrderMonth(i)]);
                fields.extend([Field::Devices(i), Field::Seconds(i), Field::Height(i)]);
                fields.push(Field::FrameRate(i));
            }
            for (place, field) in fields.into_iter().enumerate() {
                if flags[place % flags.len()] {
                    form.set(field, texts[place % texts.len()].clone());
                }
            }
            form
        },
    )
}

fn any_saved() -> impl Strategy<Value = Saved> {
    let chosen = prop::collection::vec(any::<bool>(), BOOK.readings.0.len());
    let forms = prop::collection::vec(any_form(), 0..4);
    (forms, typed(), prop::option::of(typed()), typed(), chosen).prop_map(
        |(mut services, months, date, language, chosen)| {
            let mut seen = Vec::new();
            services.retain(|form| {
                let is_new = !seen.contains(&form.service);
                seen.push(form.service);
                is_new
            });
            let mut readings = Choices::QUOTED;
            for (reading, chosen) in BOOK.readings.iter().zip(chosen) {
                let number = BOOK.find_reading(reading.id).expect("its own id");
                if chosen && can_be_chosen(number) {
                    readings = readings.flipped(number);
                }
            }
            Saved { language, date, months, readings, services }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn nothing_typed_is_lost(saved in any_saved()) {
        let text = write(&saved);
        let sane = |sign: char| sign.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%".contains(sign);
        prop_assert!(text.chars().all(sane), "not for a fragment: {text}");
        prop_assert_eq!(Saved::read(&text), Some(saved), "{}", text);
    }

    #[test]
    fn no_text_does_harm(noise in any::<String>(), cut in any::<prop::sample::Index>(), saved in any_saved()) {
        let _ = Saved::read(&noise);
        let _ = Saved::read(&(VERSION.to_owned() + "&" + &noise));
        let text = write(&saved);
        let (head, tail) = text.split_at(cut.index(text.len()));
        for text in [head.to_owned() + tail, head.to_owned() + &noise + tail, head.to_owned()] {
            if let Some(read) = Saved::read(&text) {
                // Whatever is read can be written and read again.
                prop_assert_eq!(Saved::read(&write(&read)), Some(read));
            }
        }
    }
}
