//! How Chinese characters are read aloud, in Latin letters without tones. The table is made when the program is built, from the crate
//! `pinyin`: of it the unified ideographs, as numbers of syllables. The whole crate would carry a quarter of a megabyte.

include!(concat!(env!("OUT_DIR"), "/pinyin.rs"));

/// The first reading of a character, in ASCII: nobody types the dots of lüe. None of what is no unified ideograph.
pub fn syllable(c: char) -> Option<&'static str> {
    let number = READINGS.get((c as usize).checked_sub(FIRST as usize)?)?;
    let padded = SYLLABLES.get(usize::from(*number))?;
    std::str::from_utf8(padded.trim_ascii_end()).ok().filter(|syllable| !syllable.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_their_first_reading() {
        let read = |text: &str| text.chars().map(|c| syllable(c).unwrap_or("-")).collect::<Vec<_>>().join(" ");
        assert_eq!(read("网络空间命运共同体"), "wang luo kong jian ming yun gong tong ti");
        assert_eq!(read("战略女一龠"), "zhan lue nu yi yue");
        assert_eq!(read("a。ы㐀𠀀"), "- - - - -");
    }
}
