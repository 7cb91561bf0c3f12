#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "skillgap/text.h"

namespace skillgap {
namespace {

struct RepairCase {
  std::string_view broken;
  std::string_view text;
};

TEST(RepairMojibake, UndoesAWindows1252Reading) {
  const RepairCase cases[] = {
      {"â€œdataâ€\u009D", "“data”"},
      {"itâ€™s", "it’s"},
      {"3â€“5 years", "3–5 years"},
      {"naÃ¯ve cafÃ©", "naïve café"},
      {"Ã la carte", "Ã la carte"},  // the NBSP became a space: not certain any more
      {"Ã\u00A0 la carte", "à la carte"},
      {"30Â°C, Â£40k", "30°C, £40k"},
      {"SÃ£o Paulo", "São Paulo"},
      {"MÃ\u00ADnimo", "Mínimo"},
      {"RÃ©sumÃ©", "Résumé"},
      {"â‚¬1,500", "€1,500"},
      {"âœ… done â†’ next", "✅ done → next"},
      {"C++Â®", "C++®"},
      {"ðŸ”¥ hot", "🔥 hot"},
      {"Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"},
      {"å·¥ç¨‹å¸ˆ", "工程师"},
      {"Ã–sterreich, Ã…rhus", "Österreich, Århus"},
      {"siÄ™, sÄ…, PrzysÅ‚any", "się, są, Przysłany"},
      {"Å™ada", "řada"},
      {"SÃ“NIA", "SÓNIA"},
  };
  for (const auto& [broken, text] : cases) EXPECT_EQ(repair_mojibake(broken), text) << broken;
}

TEST(RepairMojibake, UndoesAWindows1254Reading) {
  const RepairCase cases[] = {
      {"ğŸ”¥ hot", "🔥 hot"},
      {"ğŸ§ª ğŸ’¡", "🧪 💡"},
      {"ğŸ§\u00A0 think", "🧠 think"},
      {"ğŸ‘¨â€\u008DğŸ’»", "👨‍💻"},
      {"Ä°stanbul, GÃ¶kÃ§e", "İstanbul, Gökçe"},
      {"yÄ±l, ÅŸehir", "yıl, şehir"},
  };
  for (const auto& [broken, text] : cases) EXPECT_EQ(repair_mojibake(broken), text) << broken;
}

TEST(RepairMojibake, UndoesTheSameMistakeMadeTwice) {
  EXPECT_EQ(repair_mojibake("Ã¢â‚¬Â¢ SQL"), "• SQL");
  EXPECT_EQ(repair_mojibake("cafÃƒÂ©"), "café");
}

TEST(RepairMojibake, LeavesRealText) {
  for (const auto text : {
           "São Paulo",
           "Gökçe Şimşek, Iğdır",
           "naïve café",
           "“quoted” – ‘so’ …",
           "Rp 8–15 juta",
           "Straße, Ærø, Łódź, Đà Nẵng",
           "£40k · 30 °C · ½ · « oui »",
           "✅ 🔥 👨‍💻 → 工程师 привет",
           // Valid as UTF-8 by accident: a letter and closing signs.
           "NESCAFÉ® and NESCAFÉ™",
           "„MENÜ“ und „groß“",
           "CAFÉ’s, CAFÉ–BAR, CAFÉ…",
           "“MANHÃ” MANHÃ…",
           "“olé”—and “café”…",
           "DAĞ” ALIŞ…",
           "groß\u00ADartig RÉ\u00ADSUMÉ",
       }) {
    EXPECT_EQ(repair_mojibake(text), text);
  }
}

// A run that lost a byte on its way cannot be restored, and half a guess is worse than none.
TEST(RepairMojibake, LeavesARunThatCannotBeRestoredExactly) {
  for (const auto text : {
           "â€",          // ” without its last byte
           "ğŸ“",         // two bytes of four
           "âš™ï¸",       // a whole character, then a cut one
           "â€œ“mixed”",  // broken and sound in one run
           "Ã©日",        // a character outside the code page
           "Ã\u0081\u0080",
           "î€€",      // a private character
           "Â\u0085",  // a control character
       }) {
    EXPECT_EQ(repair_mojibake(text), text);
  }
}

TEST(RepairMojibake, TakesAnyBytes) {
  for (const std::string text : {"", "\xE2", "a\xFF\xC3", "\x80\x80", "\xC3\xA9\xC3"}) {
    EXPECT_EQ(repair_mojibake(text), text);
  }
}

TEST(RepairMojibake, TakesALongRun) {
  std::string broken;
  std::string text;
  for (int i = 0; i < 100'000; ++i) {
    broken += "Ã©";
    text += "é";
  }
  EXPECT_EQ(repair_mojibake(broken), text);
  EXPECT_EQ(repair_mojibake(text), text);
}

}  // namespace
}  // namespace skillgap
