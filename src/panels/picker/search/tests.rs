//! What visitors type and what they should be offered first.

use std::collections::BTreeSet;

use super::*;

/// The texts that come later.
fn supply() {
    pricing::words::supply(pricing::words::LINES.to_owned());
}

/// What is typed, how many services fit, and the first of them in order; `F` to `A` are the letters
/// of the documents.
const CASES: &[(&str, usize, &str)] = &[
    // By name, in either language, whatever the case, width and order of words.
    ("人脸比对", 4, "F/face-comparison O/face-comparison A/face-comparison-1-1 A/masked-face"),
    ("face comparison", 4, "F/face-comparison O/face-comparison A/face-comparison-1-1 A/masked"),
    ("COMPARISON face", 4, "F/face-comparison O/face-comparison A/face-comparison-1-1"),
    ("ｆａｃｅ　ｓｅａｒｃｈ", 4, "F/face-search A/face-search-1-n O/face-retrieval"),
    ("  Face   Search ", 4, "F/face-search A/face-search-1-n"),
    ("人脸1：1", 6, "A/face-comparison-1-1 A/masked-face-comparison-1-1 F/face-comparison"),
    ("车辆识别（增强版）", 1, "I/vehicle-recognition-enhanced"),
    ("qps", 2, "F/qps P/qps"),
    ("QPS计费", 2, "F/qps P/qps"),
    ("五官", 3, "F/facial-landmarks O/facial-landmarks A/face-detection-and-facial"),
    ("driver's license", 1, "A/drivers-license-recognition"),
    ("DRIVERS LICENCE", 1, "A/drivers-license-recognition"),
    ("super resolution", 3, "A/image-super-resolution A/generative-image-super-resolution"),
    ("object detection", 6, "A/object-detection A/ipc-video-object-detection"),
    // A Latin word begins where a word begins: not templates, not cards in `discard`.
    ("plate", 1, "A/license-plate-recognition"),
    ("ID", 10, "A/id-card-recognition F/face-comparison F/face-verification"),
    // Several, as people write them.
    ("pets", 1, "I/pet-recognition-image"),
    ("receipts", 5, "A/vat-invoice-recognition"),
    // By product, vendor and heading.
    ("旧版", 7, "O/face-detection-analysis"),
    ("阿里云", 119, "A/license-plate-recognition A/comprehensive-video-enhancement"),
    ("alibaba celebrity", 1, "A/celebrity-recognition"),
    ("腾讯云 活体", 4, "F/static-liveness F/sdk-liveness F/static-liveness-hp O/static-liveness"),
    ("offline sdk", 3, "F/sdk-face-detection F/sdk-liveness F/sdk-face-recognition"),
    ("moderation", 14, "A/image-spam-and-ad-detection"),
    // By what they do.
    ("KYC", 13, "F/face-comparison F/face-verification F/static-liveness"),
    ("ID check", 7, "F/face-comparison F/face-verification O/face-comparison"),
    ("刷脸登录", 6, "F/face-comparison F/face-verification O/face-comparison"),
    ("unlock", 5, "F/face-comparison F/face-verification"),
    ("人脸打卡", 3, "F/face-search O/face-retrieval A/face-search-1-n"),
    ("attendance", 4, "F/face-search F/sdk-face-recognition O/face-retrieval A/face-search-1-n"),
    ("photo album", 5, "F/face-search O/face-retrieval A/face-search-1-n A/image-tagging"),
    ("防攻击", 7, "F/static-liveness F/sdk-liveness F/static-liveness-hp O/static-liveness"),
    ("background removal", 13, "A/general-segmentation A/product-segmentation"),
    ("去背景", 13, "A/general-segmentation A/product-segmentation"),
    ("视频抠图", 1, "A/video-portrait-segmentation"),
    ("licence plate", 1, "A/license-plate-recognition"),
    ("车牌OCR", 1, "A/license-plate-recognition"),
    ("upscaling", 5, "I/image-clarity-enhancement A/comprehensive-video-enhancement"),
    ("高清修复", 6, "I/image-clarity-enhancement A/comprehensive-video-enhancement"),
    ("crowd", 1, "A/pedestrian-counting"),
    ("logo", 3, "A/image-logo-detection A/image-logo-removal A/video-mark-removal"),
    ("报销、发票", 4, "A/vat-invoice-recognition A/quota-invoice-recognition"),
    // Nothing.
    ("zebra", 0, ""),
    ("face zebra", 0, ""),
];

fn path(number: ServiceNo) -> String {
    let service = BOOK.service(number);
    [BOOK.product(service.product).letter, "/", service.id].concat()
}

#[test]
fn what_is_typed_and_what_is_found() {
    supply();
    let mut wrong = Vec::new();
    for (typed, n_found, first) in CASES {
        let found: Vec<String> =
            search(typed).expect(typed).iter().map(|number| path(*number)).collect();
        let expected: Vec<&str> = first.split_whitespace().collect();
        let fits = found.len() == *n_found
            && expected.iter().zip(&found).all(|(expected, found)| found.starts_with(expected));
        if !fits {
            wrong.push(format!(
                "{typed}: {} found: {:?}",
                found.len(),
                &found[..found.len().min(8)]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_words_are_no_search() {
    for typed in ["", "  ", "　", "，、", "'"] {
        assert_eq!(search(typed), None, "{typed:?}");
    }
}

/// By its own name, in either language, a service is among the first: those whose name starts so.
#[test]
fn every_service_is_found_by_its_names() {
    supply();
    for (number, service) in BOOK.numbered_services() {
        let names = [service.name.zh, service.name.en, service.printed.text()];
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let found = search(name).unwrap_or_default();
            let distinct: BTreeSet<_> = found.iter().collect();
            assert_eq!(distinct.len(), found.len(), "{name}: a service stands twice");
            let at = found.iter().position(|other| *other == number).expect(name);
            assert!(at < 8, "{name}: at place {at}");
        }
    }
}

/// Every keyword finds every service that has it, and a word of a product all its services.
#[test]
fn every_keyword_finds_its_services() {
    supply();
    for ((number, service), keywords) in BOOK.numbered_services().zip(keywords()) {
        let product = BOOK.product(service.product);
        for word in keywords.split(' ').chain(product.keywords.text().split(' ')) {
            let found = search(word).unwrap_or_default();
            assert!(word.is_empty() || found.contains(&number), "{word}: {}", path(number));
        }
    }
}

/// Until the words are here, services are found by the names of services, groups and products.
#[test]
fn names_are_found_at_once() {
    let found = |typed| search(typed).unwrap_or_default().len();
    assert_eq!((found("人脸比对"), found("super resolution"), found("tencent")), (4, 3, 32));
    let compiled_in = pricing::words::are_here();
    assert_eq!(found("刷脸") > 0, compiled_in, "a keyword");
    supply();
    assert!(found("刷脸") > 0);
}

/// Equals stand in the order of the documents.
#[test]
fn equals_keep_the_order_of_the_documents() {
    supply();
    for typed in ["recognition", "人脸", "alibaba", "KYC"] {
        let found = search(typed).expect(typed);
        let words = words(typed);
        let keywords: Vec<&str> = keywords().take(BOOK.services.len()).collect();
        let rank = |number: ServiceNo| rank(BOOK.service(number), keywords[number.index()], &words);
        let ranks = found.iter().map(|number| (rank(*number), *number));
        assert!(ranks.is_sorted(), "{typed}");
    }
}
