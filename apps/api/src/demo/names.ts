import type { Random } from './random';

/** Words of the invented country. No title, body or person here is meant to be a real one. */
const HEADS =
  '春山 云桥 灯火 长巷 麦浪 渡口 青石 山海 星河 晨光 归雁 竹影 稻香 盐道 茶马 绿皮 老街 新渠 雪线 远帆 银杏 沙枣 石榴 胡杨 蓝天 梯田 窑火 花鼓 皮影 染坊 铁匠 木船 驿站 窗口 井台 钟楼 榕树 海堤 风车 月台 炊烟 油纸 绣娘 陶笛 社火 秧歌 号子 渔灯 茶山 药圃'.split(
    ' ',
  );
const TAILS =
  '来信 人家 少年 故事 往事 日记 同学 合伙人 守护者 新声 向晚 春来 有约 回响 密码 接力 传人 食堂 邮局 诊所 夜校 书屋 车间 球队 乐队 剧团 合作社 直播间 一九七八 三十年 十二时辰 二十四节 第一课 下一站 慢慢来 在路上 正当时 不打烊'.split(
    ' ',
  );
const SURNAMES = '林周沈陆顾江何许苏叶程罗杜韩唐冯潘彭汪贺'.split('');
const GIVEN = '一鸣 知远 若溪 子墨 晓棠 明川 书宁 怀瑾 念慈 云舒 景行 思齐 青禾 亦然 长风 静好 望舒 乐天 嘉木 南星'.split(' ');
const HOUSES = '映山 远岸 青禾 拾光 三棱镜 晴川 木棉 北纬 山茶 潮汐 小满 望野 白桦 云上 星野'.split(' ');
const HOUSE_KINDS = ['影视文化有限公司', '文化传媒有限公司', '影业有限公司', '网络科技有限公司'];
export const PLATFORMS = ['晴空视频', '山海短剧', '小满剧场', '云栖影音', '星野视频', '果果短剧'] as const;

/** A title that was not drawn before. */
export function inventTitle(random: Random, taken: Set<string>): string {
  for (let tries = 0; tries < 10_000; tries += 1) {
    const title = `${random.pick(HEADS)}${random.pick(TAILS)}`;
    if (!taken.has(title)) {
      taken.add(title);
      return title;
    }
  }
  throw new Error('The word lists hold too few titles');
}

export const inventPerson = (random: Random): string => `${random.pick(SURNAMES)}${random.pick(GIVEN)}`;
export const inventHouse = (random: Random, place: string): string => `${place}${random.pick(HOUSES)}${random.pick(HOUSE_KINDS)}`;
