//! `.br` and `.gz` beside the files, for hosts that send what is there and do not pack themselves.

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use std::io::Write;
use std::path::Path;

/// Packs every file of the site as small as the formats allow.
pub fn write(site: &Path) -> Result<()> {
    for name in super::files(site)? {
        if name == "_headers" {
            continue;
        }
        let bytes = std::fs::read(site.join(&name))?;
        std::fs::write(site.join(format!("{name}.br")), brotli(&bytes)?)?;
        std::fs::write(site.join(format!("{name}.gz")), gzip(&bytes)?)?;
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = vec![];
    let parameters =
        BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

/// Without a time, which would make every build another one.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzBuilder::new().mtime(0).write(vec![], Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_packed_is_smaller_and_comes_out_as_it_was() {
        let text = include_bytes!("packed.rs");
        let (mut from_brotli, mut from_gzip) = (vec![], vec![]);
        let (br, gz) = (brotli(text).unwrap(), gzip(text).unwrap());
        brotli::BrotliDecompress(&mut &br[..], &mut from_brotli).unwrap();
        flate2::read::GzDecoder::new(&gz[..]).read_to_end(&mut from_gzip).unwrap();
        assert_eq!((&from_brotli[..], &from_gzip[..]), (&text[..], &text[..]));
        assert!(br.len() < gz.len() && gz.len() < text.len() * 2 / 3, "{} {}", br.len(), gz.len());
    }
}
