/**
 * The languages of the language features, by the last part of the capability's name. Source: the list of a 25H2 image,
 * whose spelling this is.
 */
export const FEATURE_LANGUAGES: { readonly [feature: string]: string } = {
  Basic: `
    af-ZA am-ET ar-SA as-IN az-LATN-AZ ba-RU be-BY bg-BG bn-BD bn-IN br-FR bs-LATN-BA ca-ES cs-CZ cy-GB da-DK
    de-CH de-DE el-GR en-AU en-CA en-GB en-IN en-US es-ES es-MX es-US et-EE eu-ES fa-IR fi-FI fil-PH fo-FO fr-BE
    fr-CA fr-CH fr-FR ga-IE gd-GB gl-ES gu-IN ha-LATN-NG haw-US he-IL hi-IN hr-HR hu-HU hy-AM id-ID ig-NG is-IS
    it-IT ja-JP ka-GE kk-KZ kl-GL km-KH kn-IN ko-KR kok-DEVA-IN ky-KG lb-LU lo-LA lt-LT lv-LV mi-NZ mk-MK ml-IN
    mn-MN mr-IN ms-BN ms-MY mt-MT my-MM nb-NO ne-NP nl-NL nn-NO nso-ZA or-IN pa-ARAB-PK pa-IN pl-PL ps-AF pt-BR
    pt-PT quc-LATN-GT quz-LATN-BO rm-CH ro-RO ru-RU rw-RW sah-RU sd-ARAB-PK si-LK sk-SK sl-SI so-SO sq-AL
    sr-CYRL-RS sr-LATN-RS sv-SE sw-KE ta-IN te-IN tg-CYRL-TJ th-TH tk-TM tn-ZA tr-TR tt-RU ug-CN uk-UA ur-PK
    uz-LATN-UZ vi-VN wo-SN xh-ZA yo-NG zh-CN zh-HK zh-TW zu-ZA`,
  Handwriting: `
    af-ZA ar-EG as-IN az-LATN-AZ be-BY bg-BG bn-BD bn-IN br-FR bs-LATN-BA ca-ES co-FR cs-CZ cy-GB da-DK de-DE
    el-GR en-GB en-US es-ES es-MX et-EE eu-ES fi-FI fil-PH fj-FJ fr-FR ga-IE gd-GB gl-ES haw-US he-IL hi-IN hr-HR
    hu-HU id-ID is-IS it-IT ja-JP jv-LATN-ID ki-KE kl-GL kn-IN ko-KR lb-LU lt-LT lv-LV mg-MG mi-NZ ms-BN ms-MY
    nb-NO nl-NL nn-NO nso-ZA oc-FR pl-PL pt-BR pt-PT quz-BO rm-CH ro-RO ru-RU rw-RW sco-LATN sk-SK sl-SI sn-LATN
    so-SO sq-AL sr-CYRL-RS sr-LATN-RS sv-SE sw-KE ta-IN te-IN th-TH tk-TM tn-ZA tr-TR uk-UA uz-LATN-UZ vi-VN wo-SN
    xh-ZA zh-CN zh-HK zh-TW zu-ZA`,
  OCR: `
    ar-SA bg-BG bs-LATN-BA cs-CZ da-DK de-DE el-GR en-GB en-US es-ES es-MX fi-FI fr-CA fr-FR hr-HR hu-HU it-IT
    ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-CYRL-RS sr-LATN-RS sv-SE tr-TR zh-CN
    zh-HK zh-TW`,
  Speech: `
    da-DK de-DE en-AU en-CA en-GB en-IN en-US es-ES es-MX fr-CA fr-FR it-IT ja-JP pt-BR zh-CN zh-HK zh-TW`,
  TextToSpeech: `
    ar-EG ar-SA bg-BG ca-ES cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-US es-ES es-MX
    fi-FI fr-CA fr-CH fr-FR he-IL hi-IN hr-HR hu-HU id-ID it-IT ja-JP ko-KR ms-MY nb-NO nl-BE nl-NL pl-PL pt-BR
    pt-PT ro-RO ru-RU sk-SK sl-SI sv-SE ta-IN th-TH tr-TR vi-VN zh-CN zh-HK zh-TW`,
}

/** Scripts of the fonts that are capabilities, each for a language `und-<script>`. Source: the same list. */
export const FONT_SCRIPTS = `
  Arab Beng Cans Cher Deva Ethi Gujr Guru Hans Hant Hebr Jpan Khmr Knda Kore Laoo Mlym Orya Sinh Syrc Taml Telu
  Thai`
