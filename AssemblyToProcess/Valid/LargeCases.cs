using Judgeval;

namespace AssemblyToProcess;

/// <summary>Bodies so large that short branches do not reach.</summary>
public static class LargeCases
{
    [Observe]
    public static int Switch(int n)
    {
        switch (n)
        {
            case 0: return 0; case 1: return 7; case 2: return 14; case 3: return 21; case 4: return 28; case 5: return 35; case 6: return 42; case 7: return 49; case 8: return 56; case 9: return 63;
            case 10: return 70; case 11: return 77; case 12: return 84; case 13: return 91; case 14: return 98; case 15: return 105; case 16: return 112; case 17: return 119; case 18: return 126; case 19: return 133;
            case 20: return 140; case 21: return 147; case 22: return 154; case 23: return 161; case 24: return 168; case 25: return 175; case 26: return 182; case 27: return 189; case 28: return 196; case 29: return 203;
            case 30: return 210; case 31: return 217; case 32: return 224; case 33: return 231; case 34: return 238; case 35: return 245; case 36: return 252; case 37: return 259; case 38: return 266; case 39: return 273;
            case 40: return 280; case 41: return 287; case 42: return 294; case 43: return 0; case 44: return 7; case 45: return 14; case 46: return 21; case 47: return 28; case 48: return 35; case 49: return 42;
            case 50: return 49; case 51: return 56; case 52: return 63; case 53: return 70; case 54: return 77; case 55: return 84; case 56: return 91; case 57: return 98; case 58: return 105; case 59: return 112;
            case 60: return 119; case 61: return 126; case 62: return 133; case 63: return 140; case 64: return 147; case 65: return 154; case 66: return 161; case 67: return 168; case 68: return 175; case 69: return 182;
            case 70: return 189; case 71: return 196; case 72: return 203; case 73: return 210; case 74: return 217; case 75: return 224; case 76: return 231; case 77: return 238; case 78: return 245; case 79: return 252;
            case 80: return 259; case 81: return 266; case 82: return 273; case 83: return 280; case 84: return 287; case 85: return 294; case 86: return 0; case 87: return 7; case 88: return 14; case 89: return 21;
            case 90: return 28; case 91: return 35; case 92: return 42; case 93: return 49; case 94: return 56; case 95: return 63; case 96: return 70; case 97: return 77; case 98: return 84; case 99: return 91;
            case 100: return 98; case 101: return 105; case 102: return 112; case 103: return 119; case 104: return 126; case 105: return 133; case 106: return 140; case 107: return 147; case 108: return 154; case 109: return 161;
            case 110: return 168; case 111: return 175; case 112: return 182; case 113: return 189; case 114: return 196; case 115: return 203; case 116: return 210; case 117: return 217; case 118: return 224; case 119: return 231;
            case 120: return 238; case 121: return 245; case 122: return 252; case 123: return 259; case 124: return 266; case 125: return 273; case 126: return 280; case 127: return 287; case 128: return 294; case 129: return 0;
            case 130: return 7; case 131: return 14; case 132: return 21; case 133: return 28; case 134: return 35; case 135: return 42; case 136: return 49; case 137: return 56; case 138: return 63; case 139: return 70;
            case 140: return 77; case 141: return 84; case 142: return 91; case 143: return 98; case 144: return 105; case 145: return 112; case 146: return 119; case 147: return 126; case 148: return 133; case 149: return 140;
            case 150: return 147; case 151: return 154; case 152: return 161; case 153: return 168; case 154: return 175; case 155: return 182; case 156: return 189; case 157: return 196; case 158: return 203; case 159: return 210;
            case 160: return 217; case 161: return 224; case 162: return 231; case 163: return 238; case 164: return 245; case 165: return 252; case 166: return 259; case 167: return 266; case 168: return 273; case 169: return 280;
            case 170: return 287; case 171: return 294; case 172: return 0; case 173: return 7; case 174: return 14; case 175: return 21; case 176: return 28; case 177: return 35; case 178: return 42; case 179: return 49;
            case 180: return 56; case 181: return 63; case 182: return 70; case 183: return 77; case 184: return 84; case 185: return 91; case 186: return 98; case 187: return 105; case 188: return 112; case 189: return 119;
            case 190: return 126; case 191: return 133; case 192: return 140; case 193: return 147; case 194: return 154; case 195: return 161; case 196: return 168; case 197: return 175; case 198: return 182; case 199: return 189;
            case 200: return 196; case 201: return 203; case 202: return 210; case 203: return 217; case 204: return 224; case 205: return 231; case 206: return 238; case 207: return 245; case 208: return 252; case 209: return 259;
            case 210: return 266; case 211: return 273; case 212: return 280; case 213: return 287; case 214: return 294; case 215: return 0; case 216: return 7; case 217: return 14; case 218: return 21; case 219: return 28;
            case 220: return 35; case 221: return 42; case 222: return 49; case 223: return 56; case 224: return 63; case 225: return 70; case 226: return 77; case 227: return 84; case 228: return 91; case 229: return 98;
            case 230: return 105; case 231: return 112; case 232: return 119; case 233: return 126; case 234: return 133; case 235: return 140; case 236: return 147; case 237: return 154; case 238: return 161; case 239: return 168;
            case 240: return 175; case 241: return 182; case 242: return 189; case 243: return 196; case 244: return 203; case 245: return 210; case 246: return 217; case 247: return 224; case 248: return 231; case 249: return 238;
            case 250: return 245; case 251: return 252; case 252: return 259; case 253: return 266; case 254: return 273; case 255: return 280; case 256: return 287; case 257: return 294; case 258: return 0; case 259: return 7;
            case 260: return 14; case 261: return 21; case 262: return 28; case 263: return 35; case 264: return 42; case 265: return 49; case 266: return 56; case 267: return 63; case 268: return 70; case 269: return 77;
            case 270: return 84; case 271: return 91; case 272: return 98; case 273: return 105; case 274: return 112; case 275: return 119; case 276: return 126; case 277: return 133; case 278: return 140; case 279: return 147;
            case 280: return 154; case 281: return 161; case 282: return 168; case 283: return 175; case 284: return 182; case 285: return 189; case 286: return 196; case 287: return 203; case 288: return 210; case 289: return 217;
            case 290: return 224; case 291: return 231; case 292: return 238; case 293: return 245; case 294: return 252; case 295: return 259; case 296: return 266; case 297: return 273; case 298: return 280; case 299: return 287;
            default: return -1;
        }
    }

    [Observe]
    public static int Body(int n)
    {
        var total = 0;
    again:
        total = unchecked((total * 31) ^ (0 + n)); total = unchecked((total * 32) ^ (17 + n)); total = unchecked((total * 33) ^ (34 + n)); total = unchecked((total * 34) ^ (51 + n)); total = unchecked((total * 35) ^ (68 + n));
        total = unchecked((total * 36) ^ (85 + n)); total = unchecked((total * 37) ^ (102 + n)); total = unchecked((total * 38) ^ (119 + n)); total = unchecked((total * 39) ^ (136 + n)); total = unchecked((total * 40) ^ (153 + n));
        total = unchecked((total * 41) ^ (170 + n)); total = unchecked((total * 42) ^ (187 + n)); total = unchecked((total * 43) ^ (204 + n)); total = unchecked((total * 44) ^ (221 + n)); total = unchecked((total * 45) ^ (238 + n));
        total = unchecked((total * 46) ^ (255 + n)); total = unchecked((total * 47) ^ (272 + n)); total = unchecked((total * 48) ^ (289 + n)); total = unchecked((total * 49) ^ (306 + n)); total = unchecked((total * 50) ^ (323 + n));
        total = unchecked((total * 51) ^ (340 + n)); total = unchecked((total * 52) ^ (357 + n)); total = unchecked((total * 53) ^ (374 + n)); total = unchecked((total * 54) ^ (391 + n)); total = unchecked((total * 55) ^ (408 + n));
        total = unchecked((total * 56) ^ (425 + n)); total = unchecked((total * 57) ^ (442 + n)); total = unchecked((total * 58) ^ (459 + n)); total = unchecked((total * 59) ^ (476 + n)); total = unchecked((total * 60) ^ (493 + n));
        total = unchecked((total * 61) ^ (510 + n)); total = unchecked((total * 62) ^ (527 + n)); total = unchecked((total * 63) ^ (544 + n)); total = unchecked((total * 64) ^ (561 + n)); total = unchecked((total * 65) ^ (578 + n));
        total = unchecked((total * 66) ^ (595 + n)); total = unchecked((total * 67) ^ (612 + n)); total = unchecked((total * 68) ^ (629 + n)); total = unchecked((total * 69) ^ (646 + n)); total = unchecked((total * 70) ^ (663 + n));
        total = unchecked((total * 71) ^ (680 + n)); total = unchecked((total * 72) ^ (697 + n)); total = unchecked((total * 73) ^ (714 + n)); total = unchecked((total * 74) ^ (731 + n)); total = unchecked((total * 75) ^ (748 + n));
        total = unchecked((total * 76) ^ (765 + n)); total = unchecked((total * 77) ^ (782 + n)); total = unchecked((total * 78) ^ (799 + n)); total = unchecked((total * 79) ^ (816 + n)); total = unchecked((total * 80) ^ (833 + n));
        total = unchecked((total * 81) ^ (850 + n)); total = unchecked((total * 82) ^ (867 + n)); total = unchecked((total * 83) ^ (884 + n)); total = unchecked((total * 84) ^ (901 + n)); total = unchecked((total * 85) ^ (918 + n));
        total = unchecked((total * 86) ^ (935 + n)); total = unchecked((total * 87) ^ (952 + n)); total = unchecked((total * 88) ^ (969 + n)); total = unchecked((total * 89) ^ (986 + n)); total = unchecked((total * 90) ^ (1003 + n));
        total = unchecked((total * 91) ^ (1020 + n)); total = unchecked((total * 92) ^ (1037 + n)); total = unchecked((total * 93) ^ (1054 + n)); total = unchecked((total * 94) ^ (1071 + n)); total = unchecked((total * 95) ^ (1088 + n));
        total = unchecked((total * 96) ^ (1105 + n)); total = unchecked((total * 97) ^ (1122 + n)); total = unchecked((total * 98) ^ (1139 + n)); total = unchecked((total * 99) ^ (1156 + n)); total = unchecked((total * 100) ^ (1173 + n));
        total = unchecked((total * 101) ^ (1190 + n)); total = unchecked((total * 102) ^ (1207 + n)); total = unchecked((total * 103) ^ (1224 + n)); total = unchecked((total * 104) ^ (1241 + n)); total = unchecked((total * 105) ^ (1258 + n));
        total = unchecked((total * 106) ^ (1275 + n)); total = unchecked((total * 107) ^ (1292 + n)); total = unchecked((total * 108) ^ (1309 + n)); total = unchecked((total * 109) ^ (1326 + n)); total = unchecked((total * 110) ^ (1343 + n));
        total = unchecked((total * 111) ^ (1360 + n)); total = unchecked((total * 112) ^ (1377 + n)); total = unchecked((total * 113) ^ (1394 + n)); total = unchecked((total * 114) ^ (1411 + n)); total = unchecked((total * 115) ^ (1428 + n));
        total = unchecked((total * 116) ^ (1445 + n)); total = unchecked((total * 117) ^ (1462 + n)); total = unchecked((total * 118) ^ (1479 + n)); total = unchecked((total * 119) ^ (1496 + n)); total = unchecked((total * 120) ^ (1513 + n));
        total = unchecked((total * 121) ^ (1530 + n)); total = unchecked((total * 122) ^ (1547 + n)); total = unchecked((total * 123) ^ (1564 + n)); total = unchecked((total * 124) ^ (1581 + n)); total = unchecked((total * 125) ^ (1598 + n));
        total = unchecked((total * 126) ^ (1615 + n)); total = unchecked((total * 127) ^ (1632 + n)); total = unchecked((total * 128) ^ (1649 + n)); total = unchecked((total * 129) ^ (1666 + n)); total = unchecked((total * 130) ^ (1683 + n));
        if (--n > 0)
        {
            goto again;
        }

        return total;
    }

    [Observe]
    public static async Task<int> BodyAsync(int n)
    {
        var total = 0;
    again:
        total = unchecked((total * 31) ^ (0 + n)); total = unchecked((total * 32) ^ (17 + n)); total = unchecked((total * 33) ^ (34 + n)); total = unchecked((total * 34) ^ (51 + n)); total = unchecked((total * 35) ^ (68 + n));
        total = unchecked((total * 36) ^ (85 + n)); total = unchecked((total * 37) ^ (102 + n)); total = unchecked((total * 38) ^ (119 + n)); total = unchecked((total * 39) ^ (136 + n)); total = unchecked((total * 40) ^ (153 + n));
        total = unchecked((total * 41) ^ (170 + n)); total = unchecked((total * 42) ^ (187 + n)); total = unchecked((total * 43) ^ (204 + n)); total = unchecked((total * 44) ^ (221 + n)); total = unchecked((total * 45) ^ (238 + n));
        total = unchecked((total * 46) ^ (255 + n)); total = unchecked((total * 47) ^ (272 + n)); total = unchecked((total * 48) ^ (289 + n)); total = unchecked((total * 49) ^ (306 + n)); total = unchecked((total * 50) ^ (323 + n));
        total = unchecked((total * 51) ^ (340 + n)); total = unchecked((total * 52) ^ (357 + n)); total = unchecked((total * 53) ^ (374 + n)); total = unchecked((total * 54) ^ (391 + n)); total = unchecked((total * 55) ^ (408 + n));
        total = unchecked((total * 56) ^ (425 + n)); total = unchecked((total * 57) ^ (442 + n)); total = unchecked((total * 58) ^ (459 + n)); total = unchecked((total * 59) ^ (476 + n)); total = unchecked((total * 60) ^ (493 + n));
        total = unchecked((total * 61) ^ (510 + n)); total = unchecked((total * 62) ^ (527 + n)); total = unchecked((total * 63) ^ (544 + n)); total = unchecked((total * 64) ^ (561 + n)); total = unchecked((total * 65) ^ (578 + n));
        total = unchecked((total * 66) ^ (595 + n)); total = unchecked((total * 67) ^ (612 + n)); total = unchecked((total * 68) ^ (629 + n)); total = unchecked((total * 69) ^ (646 + n)); total = unchecked((total * 70) ^ (663 + n));
        total = unchecked((total * 71) ^ (680 + n)); total = unchecked((total * 72) ^ (697 + n)); total = unchecked((total * 73) ^ (714 + n)); total = unchecked((total * 74) ^ (731 + n)); total = unchecked((total * 75) ^ (748 + n));
        total = unchecked((total * 76) ^ (765 + n)); total = unchecked((total * 77) ^ (782 + n)); total = unchecked((total * 78) ^ (799 + n)); total = unchecked((total * 79) ^ (816 + n)); total = unchecked((total * 80) ^ (833 + n));
        total = unchecked((total * 81) ^ (850 + n)); total = unchecked((total * 82) ^ (867 + n)); total = unchecked((total * 83) ^ (884 + n)); total = unchecked((total * 84) ^ (901 + n)); total = unchecked((total * 85) ^ (918 + n));
        total = unchecked((total * 86) ^ (935 + n)); total = unchecked((total * 87) ^ (952 + n)); total = unchecked((total * 88) ^ (969 + n)); total = unchecked((total * 89) ^ (986 + n)); total = unchecked((total * 90) ^ (1003 + n));
        total = unchecked((total * 91) ^ (1020 + n)); total = unchecked((total * 92) ^ (1037 + n)); total = unchecked((total * 93) ^ (1054 + n)); total = unchecked((total * 94) ^ (1071 + n)); total = unchecked((total * 95) ^ (1088 + n));
        total = unchecked((total * 96) ^ (1105 + n)); total = unchecked((total * 97) ^ (1122 + n)); total = unchecked((total * 98) ^ (1139 + n)); total = unchecked((total * 99) ^ (1156 + n)); total = unchecked((total * 100) ^ (1173 + n));
        total = unchecked((total * 101) ^ (1190 + n)); total = unchecked((total * 102) ^ (1207 + n)); total = unchecked((total * 103) ^ (1224 + n)); total = unchecked((total * 104) ^ (1241 + n)); total = unchecked((total * 105) ^ (1258 + n));
        total = unchecked((total * 106) ^ (1275 + n)); total = unchecked((total * 107) ^ (1292 + n)); total = unchecked((total * 108) ^ (1309 + n)); total = unchecked((total * 109) ^ (1326 + n)); total = unchecked((total * 110) ^ (1343 + n));
        total = unchecked((total * 111) ^ (1360 + n)); total = unchecked((total * 112) ^ (1377 + n)); total = unchecked((total * 113) ^ (1394 + n)); total = unchecked((total * 114) ^ (1411 + n)); total = unchecked((total * 115) ^ (1428 + n));
        total = unchecked((total * 116) ^ (1445 + n)); total = unchecked((total * 117) ^ (1462 + n)); total = unchecked((total * 118) ^ (1479 + n)); total = unchecked((total * 119) ^ (1496 + n)); total = unchecked((total * 120) ^ (1513 + n));
        total = unchecked((total * 121) ^ (1530 + n)); total = unchecked((total * 122) ^ (1547 + n)); total = unchecked((total * 123) ^ (1564 + n)); total = unchecked((total * 124) ^ (1581 + n)); total = unchecked((total * 125) ^ (1598 + n));
        total = unchecked((total * 126) ^ (1615 + n)); total = unchecked((total * 127) ^ (1632 + n)); total = unchecked((total * 128) ^ (1649 + n)); total = unchecked((total * 129) ^ (1666 + n)); total = unchecked((total * 130) ^ (1683 + n));
        await Task.Yield();
        if (--n > 0)
        {
            goto again;
        }

        return total;
    }

    [Observe]
    public static long Locals(int n)
    {
        var v0 = n + 0; var v1 = n + 1; var v2 = n + 2; var v3 = n + 3; var v4 = n + 4; var v5 = n + 5; var v6 = n + 6; var v7 = n + 7; var v8 = n + 8; var v9 = n + 9;
        var v10 = n + 10; var v11 = n + 11; var v12 = n + 12; var v13 = n + 13; var v14 = n + 14; var v15 = n + 15; var v16 = n + 16; var v17 = n + 17; var v18 = n + 18; var v19 = n + 19;
        var v20 = n + 20; var v21 = n + 21; var v22 = n + 22; var v23 = n + 23; var v24 = n + 24; var v25 = n + 25; var v26 = n + 26; var v27 = n + 27; var v28 = n + 28; var v29 = n + 29;
        var v30 = n + 30; var v31 = n + 31; var v32 = n + 32; var v33 = n + 33; var v34 = n + 34; var v35 = n + 35; var v36 = n + 36; var v37 = n + 37; var v38 = n + 38; var v39 = n + 39;
        var v40 = n + 40; var v41 = n + 41; var v42 = n + 42; var v43 = n + 43; var v44 = n + 44; var v45 = n + 45; var v46 = n + 46; var v47 = n + 47; var v48 = n + 48; var v49 = n + 49;
        var v50 = n + 50; var v51 = n + 51; var v52 = n + 52; var v53 = n + 53; var v54 = n + 54; var v55 = n + 55; var v56 = n + 56; var v57 = n + 57; var v58 = n + 58; var v59 = n + 59;
        var v60 = n + 60; var v61 = n + 61; var v62 = n + 62; var v63 = n + 63; var v64 = n + 64; var v65 = n + 65; var v66 = n + 66; var v67 = n + 67; var v68 = n + 68; var v69 = n + 69;
        var v70 = n + 70; var v71 = n + 71; var v72 = n + 72; var v73 = n + 73; var v74 = n + 74; var v75 = n + 75; var v76 = n + 76; var v77 = n + 77; var v78 = n + 78; var v79 = n + 79;
        var v80 = n + 80; var v81 = n + 81; var v82 = n + 82; var v83 = n + 83; var v84 = n + 84; var v85 = n + 85; var v86 = n + 86; var v87 = n + 87; var v88 = n + 88; var v89 = n + 89;
        var v90 = n + 90; var v91 = n + 91; var v92 = n + 92; var v93 = n + 93; var v94 = n + 94; var v95 = n + 95; var v96 = n + 96; var v97 = n + 97; var v98 = n + 98; var v99 = n + 99;
        var v100 = n + 100; var v101 = n + 101; var v102 = n + 102; var v103 = n + 103; var v104 = n + 104; var v105 = n + 105; var v106 = n + 106; var v107 = n + 107; var v108 = n + 108; var v109 = n + 109;
        var v110 = n + 110; var v111 = n + 111; var v112 = n + 112; var v113 = n + 113; var v114 = n + 114; var v115 = n + 115; var v116 = n + 116; var v117 = n + 117; var v118 = n + 118; var v119 = n + 119;
        var v120 = n + 120; var v121 = n + 121; var v122 = n + 122; var v123 = n + 123; var v124 = n + 124; var v125 = n + 125; var v126 = n + 126; var v127 = n + 127; var v128 = n + 128; var v129 = n + 129;
        var v130 = n + 130; var v131 = n + 131; var v132 = n + 132; var v133 = n + 133; var v134 = n + 134; var v135 = n + 135; var v136 = n + 136; var v137 = n + 137; var v138 = n + 138; var v139 = n + 139;
        var v140 = n + 140; var v141 = n + 141; var v142 = n + 142; var v143 = n + 143; var v144 = n + 144; var v145 = n + 145; var v146 = n + 146; var v147 = n + 147; var v148 = n + 148; var v149 = n + 149;
        var v150 = n + 150; var v151 = n + 151; var v152 = n + 152; var v153 = n + 153; var v154 = n + 154; var v155 = n + 155; var v156 = n + 156; var v157 = n + 157; var v158 = n + 158; var v159 = n + 159;
        var v160 = n + 160; var v161 = n + 161; var v162 = n + 162; var v163 = n + 163; var v164 = n + 164; var v165 = n + 165; var v166 = n + 166; var v167 = n + 167; var v168 = n + 168; var v169 = n + 169;
        var v170 = n + 170; var v171 = n + 171; var v172 = n + 172; var v173 = n + 173; var v174 = n + 174; var v175 = n + 175; var v176 = n + 176; var v177 = n + 177; var v178 = n + 178; var v179 = n + 179;
        var v180 = n + 180; var v181 = n + 181; var v182 = n + 182; var v183 = n + 183; var v184 = n + 184; var v185 = n + 185; var v186 = n + 186; var v187 = n + 187; var v188 = n + 188; var v189 = n + 189;
        var v190 = n + 190; var v191 = n + 191; var v192 = n + 192; var v193 = n + 193; var v194 = n + 194; var v195 = n + 195; var v196 = n + 196; var v197 = n + 197; var v198 = n + 198; var v199 = n + 199;
        var v200 = n + 200; var v201 = n + 201; var v202 = n + 202; var v203 = n + 203; var v204 = n + 204; var v205 = n + 205; var v206 = n + 206; var v207 = n + 207; var v208 = n + 208; var v209 = n + 209;
        var v210 = n + 210; var v211 = n + 211; var v212 = n + 212; var v213 = n + 213; var v214 = n + 214; var v215 = n + 215; var v216 = n + 216; var v217 = n + 217; var v218 = n + 218; var v219 = n + 219;
        var v220 = n + 220; var v221 = n + 221; var v222 = n + 222; var v223 = n + 223; var v224 = n + 224; var v225 = n + 225; var v226 = n + 226; var v227 = n + 227; var v228 = n + 228; var v229 = n + 229;
        var v230 = n + 230; var v231 = n + 231; var v232 = n + 232; var v233 = n + 233; var v234 = n + 234; var v235 = n + 235; var v236 = n + 236; var v237 = n + 237; var v238 = n + 238; var v239 = n + 239;
        var v240 = n + 240; var v241 = n + 241; var v242 = n + 242; var v243 = n + 243; var v244 = n + 244; var v245 = n + 245; var v246 = n + 246; var v247 = n + 247; var v248 = n + 248; var v249 = n + 249;
        var v250 = n + 250; var v251 = n + 251; var v252 = n + 252; var v253 = n + 253; var v254 = n + 254; var v255 = n + 255; var v256 = n + 256; var v257 = n + 257; var v258 = n + 258; var v259 = n + 259;
        var v260 = n + 260; var v261 = n + 261; var v262 = n + 262; var v263 = n + 263; var v264 = n + 264; var v265 = n + 265; var v266 = n + 266; var v267 = n + 267; var v268 = n + 268; var v269 = n + 269;
        var v270 = n + 270; var v271 = n + 271; var v272 = n + 272; var v273 = n + 273; var v274 = n + 274; var v275 = n + 275; var v276 = n + 276; var v277 = n + 277; var v278 = n + 278; var v279 = n + 279;
        var v280 = n + 280; var v281 = n + 281; var v282 = n + 282; var v283 = n + 283; var v284 = n + 284; var v285 = n + 285; var v286 = n + 286; var v287 = n + 287; var v288 = n + 288; var v289 = n + 289;
        var v290 = n + 290; var v291 = n + 291; var v292 = n + 292; var v293 = n + 293; var v294 = n + 294; var v295 = n + 295; var v296 = n + 296; var v297 = n + 297; var v298 = n + 298; var v299 = n + 299;
        n = v0 * v299;
        return v0 + n
            + v0 + v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9 + v10 + v11 + v12 + v13 + v14 + v15 + v16 + v17 + v18 + v19
            + v20 + v21 + v22 + v23 + v24 + v25 + v26 + v27 + v28 + v29 + v30 + v31 + v32 + v33 + v34 + v35 + v36 + v37 + v38 + v39
            + v40 + v41 + v42 + v43 + v44 + v45 + v46 + v47 + v48 + v49 + v50 + v51 + v52 + v53 + v54 + v55 + v56 + v57 + v58 + v59
            + v60 + v61 + v62 + v63 + v64 + v65 + v66 + v67 + v68 + v69 + v70 + v71 + v72 + v73 + v74 + v75 + v76 + v77 + v78 + v79
            + v80 + v81 + v82 + v83 + v84 + v85 + v86 + v87 + v88 + v89 + v90 + v91 + v92 + v93 + v94 + v95 + v96 + v97 + v98 + v99
            + v100 + v101 + v102 + v103 + v104 + v105 + v106 + v107 + v108 + v109 + v110 + v111 + v112 + v113 + v114 + v115 + v116 + v117 + v118 + v119
            + v120 + v121 + v122 + v123 + v124 + v125 + v126 + v127 + v128 + v129 + v130 + v131 + v132 + v133 + v134 + v135 + v136 + v137 + v138 + v139
            + v140 + v141 + v142 + v143 + v144 + v145 + v146 + v147 + v148 + v149 + v150 + v151 + v152 + v153 + v154 + v155 + v156 + v157 + v158 + v159
            + v160 + v161 + v162 + v163 + v164 + v165 + v166 + v167 + v168 + v169 + v170 + v171 + v172 + v173 + v174 + v175 + v176 + v177 + v178 + v179
            + v180 + v181 + v182 + v183 + v184 + v185 + v186 + v187 + v188 + v189 + v190 + v191 + v192 + v193 + v194 + v195 + v196 + v197 + v198 + v199
            + v200 + v201 + v202 + v203 + v204 + v205 + v206 + v207 + v208 + v209 + v210 + v211 + v212 + v213 + v214 + v215 + v216 + v217 + v218 + v219
            + v220 + v221 + v222 + v223 + v224 + v225 + v226 + v227 + v228 + v229 + v230 + v231 + v232 + v233 + v234 + v235 + v236 + v237 + v238 + v239
            + v240 + v241 + v242 + v243 + v244 + v245 + v246 + v247 + v248 + v249 + v250 + v251 + v252 + v253 + v254 + v255 + v256 + v257 + v258 + v259
            + v260 + v261 + v262 + v263 + v264 + v265 + v266 + v267 + v268 + v269 + v270 + v271 + v272 + v273 + v274 + v275 + v276 + v277 + v278 + v279
            + v280 + v281 + v282 + v283 + v284 + v285 + v286 + v287 + v288 + v289 + v290 + v291 + v292 + v293 + v294 + v295 + v296 + v297 + v298 + v299;
    }

    public static string RunLocals() => Locals(3).ToString();

    public static string RunSwitch() => string.Join(",", Enumerable.Range(-1, 303).Select(Switch));

    public static string RunBody() => Body(5).ToString();

    public static async Task<string> RunBodyAsync() => (await Ambient.KeptAsync(() => BodyAsync(5))).ToString();
}
