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

    public static string RunSwitch() => string.Join(",", Enumerable.Range(-1, 303).Select(Switch));

    public static string RunBody() => Body(5).ToString();

    public static async Task<string> RunBodyAsync() => (await Ambient.KeptAsync(() => BodyAsync(5))).ToString();
}
