import { subtypes } from './build.ts'

/** The 20 proofs a village or community must not issue (民发〔2020〕20号, first batch), in the order of the list. */
export const FORBIDDEN_PROOFS = subtypes('CRT', [
  ['亲属关系', 'Family relationship'],
  ['居民身份信息', 'Identity details'],
  ['户口登记项目内容变更申请', 'Change of household registration'],
  ['居民养犬', 'Dog keeping'],
  ['无犯罪记录', 'No criminal record'],
  ['社区戒毒社区康复人员情况(表现)', 'Conduct in community drug rehabilitation'],
  ['人员失踪', 'Missing person'],
  ['婚姻状况', 'Marital status'],
  ['出生', 'Birth'],
  ['健在', 'Being alive'],
  ['死亡', 'Death'],
  ['疾病状况', 'Illness'],
  ['残疾状况', 'Disability'],
  ['婚育状况', 'Marriage and childbirth'],
  ['居民就业状况', 'Employment'],
  ['居民个人档案', 'Personal file'],
  ['居民财产', 'Property'],
  ['遗产继承权', 'Right to inherit'],
  ['市场主体住所', 'Business address'],
  ['证件遗失', 'Lost documents'],
])
