#include "text/word_rules.h"

namespace skillgap {

std::string_view word_rules() {
  return R"rules(
!!quoted_literals_only;

$CR        = [\p{Word_Break=CR}];
$LF        = [\p{Word_Break=LF}];
$Newline   = [\p{Word_Break=Newline}];
$Ignored   = [\p{Word_Break=Extend}\p{Word_Break=Format}\p{Word_Break=ZWJ}];
$ZWJ       = [\p{Word_Break=ZWJ}];
$Letter    = [[\p{Word_Break=ALetter}\p{Word_Break=Hebrew_Letter}] - [@]];
$Digit     = [\p{Word_Break=Numeric}];
$Katakana  = [\p{Word_Break=Katakana}];
$Connector = [\p{Word_Break=ExtendNumLet}];
$MidLetter = [[\p{Word_Break=MidLetter}\p{Word_Break=MidNumLet}\p{Word_Break=Single_Quote}] - [\: \uFE13 \uFE55 \uFF1A]];
$MidNumber = [[\p{Word_Break=MidNum}\p{Word_Break=MidNumLet}\p{Word_Break=Single_Quote}] - [\: \uFE13 \uFE55 \uFF1A]];
$Flag      = [\p{Word_Break=Regional_Indicator}];
$Picture   = [\p{Extended_Pictographic}];

# WB4: what extends a character goes with it.
$L = $Letter $Ignored*;
$D = $Digit $Ignored*;
$K = $Katakana $Ignored*;
$C = $Connector $Ignored*;

# WB5-WB12: letters and digits in a row, with one mark between two letters or two digits.
$Letters = $L (($MidLetter $Ignored*)? $L)*;
$Number  = $D (($MidNumber $Ignored*)? $D)*;
$Word    = ($Letters | $Number)+ | $K+;

# WB13: connectors (the low line) join words.
$C* $Word ($C+ $Word)* $C*;
$C+;

# WB3, WB3c, WB15-16, and WB4 for all that is left.
$CR $LF;
$Picture $Ignored* ($ZWJ $Picture $Ignored*)*;
$Flag $Ignored* $Flag $Ignored*;
[^$CR $LF $Newline] $Ignored*;
.;
)rules";
}

}  // namespace skillgap
