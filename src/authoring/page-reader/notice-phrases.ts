/** The titles and headings of pages that are shown instead of a work, as the beginnings of regular expressions. */

const consent = [
  'before you continue(?: to .*)?',
  'bevor (?:sie|du) (?:fortf|weiter|zu).*',
  'avant d.(?:accéder|aller|continuer)(?: .*)?',
  'antes de (?:continuar|ir a google)(?: .*)?',
  'prima di continuare(?: .*)?',
  'voordat (?:je|u) verder.*',
  '(?:we value )?your privacy(?: choices| is important to us)?',
  '(?:ihre|deine) privatsphäre ist uns wichtig',
  '(?:nous respectons )?votre vie privée(?: nous (?:importe|tient à cœur))?',
  'tu privacidad (?:es importante para nosotros|nos importa)',
  'la tua privacy è importante(?: per noi)?',
  'wij (?:hechten waarde aan|geven om) (?:je|uw) privacy',
  'szanujemy twoją prywatność',
  'vi värnar om din integritet',
  'cookie (?:consent|settings|einstellungen)',
  'consent',
  'privacy (?:gate|settings)',
];

const challenge = [
  '.*\\bcaptcha\\b',
  '.*are you (?:a )?(?:human|robot)',
  'verify(?:ing)? (?:that )?you are.*',
  'just a moment',
  'attention required',
  'pardon our interruption',
  'access (?:to this page has been )?denied',
  'security (?:check|verification)',
  'robot (?:check|or human)',
  'human verification',
  'checking your browser',
  'please wait(?: while .*)?',
  'request (?:blocked|rejected)',
  'unusual traffic',
  'bot verification',
  'доступ ограничен',
  'вы не робот',
  'ddos-guard',
  '安全验证',
  '访问验证',
];

const login = [
  '(?:please )?(?:log|sign) ?-?in(?: to .*)?',
  'log into .{1,20}',
  'sign ?-?up',
  'member login',
  'anmeld(?:en|ung)',
  'einloggen',
  'connexion',
  '(?:se connecter|identifiez.*)',
  'inici(?:ar|a) sesión',
  'accedi',
  'inloggen',
  '(?:вход|войти|авторизация)',
  'giriş yap',
  'تسجيل الدخول',
  'ورود',
  'כניסה',
  '登[录入]',
  'ログイン',
  'लॉग इन',
];

const subscription = [
  'subscribe(?: (?:now|to (?:continue|read|unlock).*))?',
  'subscription required',
  'become a (?:member|subscriber)',
  'already a subscriber',
  'jetzt abonnieren',
  'abonnez-vous',
  'suscríbete',
  'abbonati',
];

const missing = [
  '(?:error|http|erreur|errore|fehler|fel|hata|błąd|chyba|ошибка)? ?4(?:04|10)(?: error)?',
  '.*\\b(?:domain|website) (?:is|may be) for sale',
  '\\S+\\.\\S+ is for sale',
  '(?:the |this )?(?:page|article|story|content|document|file)(?: you .{1,40})? ?(?:was |is |could )?not (?:be )?found',
  '(?:the |this )?(?:page|article|story|content|document|file) (?:is )?(?:no longer (?:available|exists)|unavailable)',
  '(?:the |this )?(?:page|article|story|content|document) (?:has been|was) removed',
  '(?:the |this )?(?:page|article|story) does ?n.t exist',
  '(?:sorry|oops|whoops)\\W.{0,60}(?:found|exist|missing|available|wrong)',
  'not found',
  'nothing (?:was )?found',
  '(?:die |diese )?seite existiert nicht',
  '(?:die )?seite .{0,60}nicht (?:gefunden|vorhanden|verfügbar)',
  '(?:la |cette )?page (?:est |demandée )*(?:introuvable|non trouvée|n.existe pas)',
  '(?:lo sentimos\\W+)?(?:la )?página (?:que busca[sn]? )?no (?:encontrada|existe|disponible)',
  'página não encontrada',
  'pagina non trovata',
  'pagina niet gevonden',
  '(?:страница|статья) (?:не найдена|удалена|не существует)',
  'сторінк\\p{L}+ не знайдено',
  '(?:aradığınız )?sayfa bulunamadı',
  'nie znaleziono strony',
  'sidan (?:hittades inte|kunde inte hittas|finns inte)',
  'stránka (?:nenalezena|nebyla nalezena)',
  '(?:η )?σελίδα δεν (?:βρέθηκε|υπάρχει)',
  'صفحه (?:مورد نظر )?(?:شما )?(?:یافت|پیدا) نشد',
  'الصفحة (?:غير موجودة|المطلوبة)',
  'הדף (?:לא נמצא|המבוקש)',
  '(?:抱歉.{0,3})?(?:您访问的)?页面(?:不存在|未找到|没有找到)',
  '找不到(?:页面|頁面|该页|網頁)',
  '(?:お探しの)?ページ(?:が|は)見つかりません',
  '페이지를 찾을 수.*',
  '(?:पृष्ठ|पेज) नहीं मिला',
];

const failure = [
  '(?:error )?(?:5\\d\\d )?(?:internal )?server error',
  '(?:50[23] )?(?:bad gateway|service (?:temporarily )?unavailable)',
  '(?:site|website|we.re|we are)?(?: is| are)? ?(?:currently )?(?:under|down for) maintenance',
  '(?:error establishing a )?database (?:connection|error)',
];

const script = ['javascript is (?:disabled|required|not available).*', '(?:please )?enable javascript.*'];

/** What may precede a phrase: a status and a sign. */
const status = String.raw`(?:\p{L}+ )?[45]\d\d\s?[-–—:|]\s?`;

/** What may follow it: the name of the site after a sign. A title that goes on with words is that of a work. */
const end = String.raw`(?:\s*[.…!?。]|\s+[-–—|·]\s.*|\s*\|.*)*$`;

const toPattern = (phrases: readonly string[]) => new RegExp(`^(?:${status})?(?:${phrases.join('|')})${end}`, 'iu');

export const noticePhrases = {
  consent: toPattern(consent),
  challenge: toPattern(challenge),
  login: toPattern(login),
  subscription: toPattern(subscription),
  missing: toPattern(missing),
  failure: toPattern(failure),
  script: toPattern(script),
};
