/** The titles and headings of pages that are shown instead of a work, as the beginnings of regular expressions. */

const consent = [
  'before you continue',
  'bevor (?:sie|du) (?:fortf|weiter|zu)',
  'avant d.(?:accéder|aller|continuer)',
  'antes de (?:continuar|ir)',
  'prima di continuare',
  'voordat (?:je|u) verder',
  'we value your privacy',
  'your privacy(?: choices)?$',
  'cookie (?:consent|settings|einstellungen)',
  'consent$',
  'privacy (?:gate|settings)',
];

const challenge = [
  '.*\\bcaptcha\\b',
  '.*are you (?:a )?(?:human|robot)',
  'verify(?:ing)? (?:that )?you are',
  'just a moment',
  'attention required',
  'pardon our interruption',
  'access (?:to this page has been )?denied',
  'security (?:check|verification)',
  'robot (?:check|or human)',
  'human verification',
  'checking your browser',
  'please wait',
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
  '(?:please )?(?:log|sign) ?-?in(?: to .*)?$',
  'member login',
  'anmeld(?:en|ung)$',
  'einloggen$',
  'connexion$',
  '(?:se connecter|identifiez)',
  'inici(?:ar|a) sesión',
  'accedi$',
  'inloggen$',
  '(?:вход|войти|авторизация)$',
  'giriş yap',
  'تسجيل الدخول',
  'ورود$',
  'כניסה$',
  '登[录入]',
  'ログイン',
  'लॉग इन',
];

const subscription = [
  'subscribe(?: (?:now|to .*))?$',
  'subscription required',
  'become a (?:member|subscriber)',
  'already a subscriber',
  'jetzt abonnieren',
  'abonnez-vous',
  'suscríbete',
  'abbonati$',
];

const missing = [
  '(?:error |http )?4(?:04|10)(?: error)?$',
  '(?:error |http )?4(?:04|10)(?: error)?\\W+(?:page |file |content )?(?:not found|gone|error)',
  '(?:the |this )?(?:page|article|story|content|document|file)(?: you .{1,40})? ?(?:was |is |could )?not (?:be )?found',
  '(?:the |this )?(?:page|article|story|content|document|file) (?:is )?(?:no longer (?:available|exists)|unavailable)',
  '(?:the |this )?(?:page|article|story|content|document) (?:has been|was) removed',
  '(?:the |this )?(?:page|article|story) does ?n.t exist',
  '(?:sorry|oops|whoops)\\W.{0,30}(?:found|exist|missing|available|wrong)',
  'not found$',
  'nothing (?:was )?found',
  '(?:die )?seite .*nicht (?:gefunden|vorhanden|verfügbar)',
  '(?:la |cette )?page (?:est |demandée )*(?:introuvable|non trouvée|n.existe pas)',
  '(?:la )?página no (?:encontrada|existe|disponible)',
  'página não encontrada',
  'pagina non trovata',
  'pagina niet gevonden',
  '(?:страница|статья) (?:не найдена|удалена|не существует)',
  'сторінк\\p{L}+ не знайдено',
  'sayfa bulunamadı',
  'صفحه (?:مورد نظر )?(?:شما )?(?:یافت|پیدا) نشد',
  'الصفحة (?:غير موجودة|المطلوبة)',
  'הדף (?:לא נמצא|המבוקש)',
  '(?:抱歉.{0,3})?(?:您访问的)?页面(?:不存在|未找到|没有找到)',
  '找不到(?:页面|頁面|该页|網頁)',
  '(?:お探しの)?ページ(?:が|は)見つかりません',
  '페이지를 찾을 수',
  '(?:पृष्ठ|पेज) नहीं मिला',
];

const toPattern = (phrases: readonly string[]) => new RegExp(`^(?:${phrases.join('|')})`, 'iu');

export const noticePhrases = {
  consent: toPattern(consent),
  challenge: toPattern(challenge),
  login: toPattern(login),
  subscription: toPattern(subscription),
  missing: toPattern(missing),
};
