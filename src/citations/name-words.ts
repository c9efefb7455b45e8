/** Words that show that a name is not “given name, family name”. All in lower case. */

const split = (words: string): Set<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Words in the names of organizations, and of groups that sign together. */
const bodyWords = split(`
  academy administration agency agencies alliance amnesty architecture archive archives army assembly associated
  associates association authority bank board broadcasting bureau cabinet center centre chamber channel charity chronicle
  church city club coalition collective college commission commissioner committee company confederation congress
  consortium consulate consulting corporation corps correspondent correspondents council county court daily department
  desk directorate division editor editorial editors embassy endowment enterprises exchange federation force forces forum
  foundation fund gazette general global government group herald hospital house human inc independent industries
  initiative inspectorate institute institution intelligence international investigation investigations journal
  laboratories laboratory labs league legal library limited ltd magazine media mission ministry monitor monitoring
  movement municipality museum nation national nations network newspaper news newsroom observatory observer office open
  organisation organization panel parliament partners party petroleum police policy post presidency press project public
  publications publishing radio records registry reporter reporters reports republic research review rights school
  science sciences secretariat senate service services society sons staff standard state states station statistics
  studies studio studios survey syndicate systems team technologies telegraph television times transparency treasury
  tribunal tribune trust union united university watch weekly wire workers world writers
  author authors bloomberg columnist columnists contributor contributors greenpeace reuters tass xinhua
  african america american arab asia asian australia australian britain british canada canadian china chinese europe
  european france german germany india indian iran iranian iraq israel israeli japan japanese russia russian syria syrian
  turkey ukraine ukrainian farda persian
  agence agencia agenzia asociación asociatia associazione banco banque bundesamt bundesbank bundesministerium bundesrat
  bundestag centro comisión comité conseil consejo corriere departamento département deutsche deutscher deutsches
  deutschlandfunk dirección fondation fundación gobierno gouvernement institut instituto istituto journaux kanzlei
  ministère ministerio ministerium ministero noticias oficina organización parlement parti partido presse prensa redacción
  redaktion redazione rédaction sociedad société stiftung universidad università université universität verein verlag
  welle zeitung zentrum
  ag bv co corp eg ev gmbh kg llc llp nv oy plc sa sarl se spa srl
`);

/** Returns a word in the form of these lists. */
export const normalizeWord = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<![.,])[.,]+$/, '');

/** Says whether a word is part of the name of an organization. */
export const isBodyWord = (word: string): boolean => bodyWords.has(normalizeWord(word));

/** First words of names of organizations, titles, and parts of names that do not end where the word does. */
export const leadingWords = split(`
  the le la les l’ l' der die das el los las il lo i gli un une une al el- ad an- as- abu abd abdel abdul abdal umm
  ibn bin bint ben bat von van zu de di da do dos du del della st saint san santa
  dr prof professor sir dame lord lady mr mrs ms mx rev fr sen rep gov gen col maj capt lt sgt president minister
  ambassador senator judge justice sheikh shaykh ayatollah imam king queen prince princess pope cardinal bishop
`);

/**
 * Family names of languages that put them first, as they are written in Latin letters: Chinese, Korean, Vietnamese.
 * “Xi Jinping” is not Mr Jinping.
 */
export const leadingFamilyNames = split(`
  ai an bai bao bi bian bo cai cao cen chai chang chao che chen cheng chi chiang chow chu chung cui dai deng ding dong
  dou du duan fan fang fei feng fu gan gao ge geng gong gu guan guo han hao he hong hou hsieh hsu hu hua huang hui huo ji
  jia jiang jiao jin jing kang ke kong kuang kuo lai lam lan lau lee lei leung li lian liang liao lin ling liu long lou lu
  lü luo lyu ma mao mei meng miao mo mu ni nie ning niu ou ouyang pan pang pei peng pu qi qian qiao qin qiu qu quan ren
  rong ruan shan shang shao shen sheng shi shih shu si sima situ song su sui sun tai tan tang tao teng tian tong tsai
  tseng tu wan wang wei wen weng wong wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yeung yi yin ying
  you yu yuan yue yun zeng zha zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuge zhuo zong zou zuo
  ahn bae bak ban byun cha chae cho choe choi chon chun gang gu gwak gwon ham heo hwang im jang jeon jeong jo joo joung
  ju jun jung kim ko koo kwak kwon moon na nam noh oh paek paik park pyo rhee ri roh ryu seo shim shin sim sin sohn son
  suh um woo yang yeo yoo yoon yun
  bui bùi cao chau châu dang đặng dao đào dinh đinh do đỗ doan đoàn duong dương ha hà ho hồ hoang hoàng huynh huỳnh khuc
  kieu la lam lâm le lê luong lương luu ly lý mac mạc mai ngo ngô nguyen nguyễn pham phạm phan phung phùng quach ta tang
  thai thái to tô ton tôn tran trần trinh trịnh truong trương tu vo võ vu vũ vuong vương
`);

/** Given names of Hungarian, which puts them last. Only those that are not family names elsewhere. */
export const trailingGivenNames = split(`
  ádám ágnes andrás antal árpád attila balázs béla bence csaba dániel dávid dezső elemér endre erzsébet éva ferenc gábor
  gergely géza gyula györgy ildikó ilona imre istván jános jenő józsef judit kálmán károly katalin klára krisztina lajos
  lászló levente lóránt márta máté mátyás mihály miklós orsolya ottó pál péter róbert sándor szabolcs szilárd tamás tibor
  tivadar viktor vilmos zoltán zsolt zsuzsanna
`);

/** Languages whose names have no family name, or have it first: there, the last word is not one. */
export const otherOrderLanguages = split('am hu id is jv km ko lo ml ms my ja si so su ta te ti vi yue zh');
