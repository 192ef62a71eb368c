"""Other titles clerks give the columns of each ledger. Data: the identifier, then the titles, apart by spaces."""

COMMON = """
seq          序 顺序号 No NO. 序列
remark       说明 备考 其他 其它 备注说明
"""

NEEDS = """
code         编号 诉求编号 事项编号 台账编号 工单编号 工单号 问题编号
community    所属社区 社区名称 所在社区 村(社区) 社区(村) 填报社区 责任社区 村社区 村社
place        小区名称 小区 网格 所在小区 小区/网格 网格小区 网格名称 具体地点 地点 位置 地址 详细地址 楼院
place        居住小区 居住地 所属网格
summary      诉求内容 需求 诉求 问题描述 具体需求 需求事项 问题 反映问题 反映内容 内容 事项内容 居民需求
summary      群众诉求 居民诉求 诉求事项 需求描述 反映事项 急难愁盼问题 具体问题 问题内容 事项 群众需求
category     问题类型 需求类别 诉求类别 类型 需求类型 诉求类型 分类 问题类别 事项类别
channel      来源 渠道 诉求来源 问题来源 需求来源 发现方式 收集渠道 反映渠道
raised_by    反映人 诉求人 姓名 居民姓名 反映人姓名 提出人姓名 来电人 联系人 当事人 居民 诉求人姓名 反映群众
phone_masked 联系方式 电话 手机 手机号 手机号码 电话号码 联系人电话 反映人电话 联系号码
affected     涉及户数 涉及人数 涉及户人 受益户数 受益人数 涉及范围 户数 涉及户数/人数
raised_on    反映时间 提出时间 反映日期 收集时间 收集日期 登记日期 登记时间 日期 时间 受理时间 受理日期
raised_on    来电时间 发现时间 发现日期
urgency      紧急度 轻重缓急 缓急程度 优先级 缓急
disposition  办理方式 处理方式 拟办意见 处置方式 拟办 办理措施 解决方式
project      项目 项目编号 关联项目 所属项目 项目名称
status       状态 办理情况 办理进度 进展 是否办结 是否解决 办结情况 处理状态
closed_on    办结时间 完成时间 完成日期 销号日期 解决时间 解决日期 销号时间
satisfaction 是否满意 居民评价 群众满意度 评价 满意情况 群众评价
parts        还需要 另外需要 同时需要 其他所需资源
"""

RESOURCES = """
org          单位 共驻共建单位 资源单位 提供单位 所属单位 供给单位 单位(个人)名称 单位或个人
uscc         信用代码 社会信用代码 统一信用代码 机构代码 USCC
category     资源类别 类别 资源类型 类型 资源种类
name         资源 名称 资源项目 服务名称 资源内容名称
quantity     数量 内容 资源内容 具体内容 内容及数量 规模数量 内容和数量
availability 可用时间 开放时间 服务时间 开放时段 时间 服务时段
conditions   条件 使用要求 要求 限制条件
liaison      联络员 负责人 姓名 联络人 单位联系人
phone        电话 联系方式 手机 手机号 手机号码 电话号码 联系人电话
valid_to     有效期至 截止日期 到期日期 有效期限 截止时间 有效日期
times_used   使用次数 次数 已用次数 使用次数(次)
"""

PROJECTS = """
code         编号 项目编码 台账编号
name         项目 共建项目 名称 共驻共建项目 服务项目
needs        需求编号 需求 关联需求 对应需求编号 对应诉求
content      内容 建设内容 项目内容 实施内容 工作内容 具体内容
lead_org     责任单位 认领单位 承办单位 实施单位 牵头部门
supporting   协办单位 参与单位 协作单位 配合部门
owner        负责人 项目负责人 联系人 项目责任人
sponsor      包联领导 联系领导 包抓责任人 包保领导 挂联领导
funding      资金来源 资金 资金额度 投资 资金及来源 投资额 资金来源及额度
start        开工时间 起始时间 启动时间 开始日期 开工日期
due          完成时间 时限 截止时间 计划完成时间 完成日期 办结时限 计划完成时限
progress     进展情况 工作进展 进度 办理进展 目前进展 完成情况
status       项目状态 办理状态 是否完成
meeting_ref  会议依据 会议 届次 议定会议 联席会议
accepted_by  验收 验收人员 验收单位
rating       群众评价 满意度 评价 群众满意度
"""

PLACES = """
code         代码 统计用区划代码 编码 区划编码 12位代码
name         区划名称 全称 社区名称 名称(全称) 地名
short_name   短名 习惯叫法
kind         类别 级别 区划类型 层级
"""

MEMBERS = """
name            党员姓名 报到党员 报到人姓名
org_post        单位及职务 工作单位 所在单位 单位职务 工作单位职务 单位
branch          组织关系所在 所在党支部 党组织关系 组织关系所在党支部 所属党组织 组织关系所在党组织 所在党组织
home_place      居住地 小区 居住小区 家庭住址 住址 现居住地 居住地址
phone           电话 联系方式 手机 手机号 手机号码
skills          个人特长 专业特长 特长爱好 专长
preferred_posts 意愿岗位 服务岗位 认领岗位 服务意愿 认岗 意向岗位
availability    服务时间 可服务时段 空闲时间
registered_on   报到时间 登记日期 登记时间
accepted_by     接收意见 社区意见 社区党组织意见
birth_ym        出生日期 出生年月日
community       报到社区 所属社区 社区名称
"""

COURIERS = """
employer      平台 企业 所属平台 所属企业 平台企业 工作单位 单位
job           职业 工种 从事职业 类别
area          片区 服务片区 常驻片区 活动区域 配送区域
phone         电话 联系方式 手机 手机号 手机号码
registered_on 报到时间 登记日期 登记时间
willing       服务意愿 参与意愿 参与治理意愿
needs         需求 个人需求 诉求 关爱需求
consent       知情同意书 是否同意 同意 个人信息同意书
community     报到社区 所属社区 社区名称
"""

SERVICE_RECORDS = """
date      时间 服务日期 服务时间 活动时间
content   内容 活动内容 服务(活动)内容 服务项目
hours     服务时长 时长(小时) 小时
served    对象 受益对象
witness   见证人
rating    评价 社区意见 社区党组织评价
member    党员 姓名 报到党员
community 报到社区 所属社区 社区名称
"""

HOUSEHOLDS = """
name       姓名 联系党员 党员 责任人 联系人
community  所属社区 社区名称 所在社区
scope      联系范围 楼栋 楼院 小区 责任区 网格 联系楼栋 联系区域
households 户数 联系户 联系户数(户)
phone      电话 联系方式 手机 手机号 手机号码
since      联系日期 联系时间 起始时间 开始时间
"""

COUNCILS = """
time         日期 议事时间 会议时间 召开时间
place        议事地点 会议地点
convener     召集 主持人 组织者
count        人数 参会人数 参加人员数
topic        议事主题 主题 议事内容 议题内容
opinions     意见 讨论意见 主要意见建议
result       结果 议定结果 议事结果 协商意见
owner        负责人 责任单位
due          完成时限 办结时限
published_on 公示时间
signatures   签名 参会签字
community    所属社区 社区名称
"""

PARTNERS = """
org              单位名称 共建单位 共驻共建单位 共建单位名称 驻区单位
uscc             统一社会信用代码 信用代码 社会信用代码
org_type         单位类型 单位性质 性质
party_org        党组织 所属党组织 单位党组织
head             单位负责人 党组织负责人 主要负责人 党组织书记
liaison          联系人 联络人
phone            联系电话 联系方式 手机 手机号码 联络员电话
member_count     党员人数 在职党员数
agreed_on        签订日期 签订时间 签约日期 协议签订时间 协议签订日期
claims           认领数 认领项目
done             完成项目数
community        共建社区 所属社区 社区名称
"""

MERCHANTS = """
district    商圈名称 所属商圈
name        商户名称 店名 店铺 店铺名称 名称
uscc        统一社会信用代码 信用代码 社会信用代码
trade       行业类别 业态 经营类别
unit        铺位号 商铺号 门牌号
area        面积 建筑面积 经营面积
contact     负责人 经营者 店主 联系人姓名
phone       联系电话 联系方式 手机 手机号码
since       入驻日期 入驻时间 进场时间 开业日期
pledged_on  承诺日期 承诺时间 签订承诺日期
community   所属社区 社区名称
"""

SPONSORSHIPS = """
leader    领导姓名 包抓领导 联系领导 姓名 包联领导
post      领导职务 单位及职务 单位职务
target    联系社区 包抓社区 包联社区 社区 联系点 联系网格 社区(网格)
date      调研日期 走访时间 日期 调研时间
issue     问题 发现问题 交办问题 存在问题 发现的问题
org       承办单位 责任部门
due       办理时限 完成时限
result    办理情况 整改情况 结果
closed_on 销号时间 办结日期
"""

COMMITTEE_MEMBERS = """
name      委员姓名 兼职委员
org       单位 所在单位 单位名称
duty      职务 现任职务
at        任职社区 任职街道 社区 街道 大党委 大工委
since     任职时间 聘任日期 聘任时间
term_ends 任期届满 届满时间 任期至 聘期至
document  文号 任命文号
scope     职责 责任分工
"""

SECONDMENTS = """
name      干部姓名
org       选派单位 原单位 单位 工作单位
at        社区 选派社区 派驻社区
duty      职务 担任职务 现任职务
since     任职时间 选派时间 到任时间
term_ends 任期至 期满时间
document  文号
"""

COMPOUNDS = """
compound       小区名称 楼院 院落 物业项目
community      所属社区 社区名称
built_in       建成时间 建成年代 建设年份
households     总户数 住户数
is_old         老旧小区 是否老旧小区
company        物业公司 物业服务企业 物业单位
uscc           统一社会信用代码 信用代码 社会信用代码
since          接管时间 进驻时间 进驻日期
committee      业主委员会 业委会名称
filing_number  业委会备案号 备案编号
filed_on       备案时间
committee_since 业委会成立日期 成立日期 任期起
term_ends      届满时间 任期届满 任期至
"""

SITES = """
compound     小区名称 示范点
community    所属社区 社区名称
company      物业公司 物业服务企业 创建单位
applied_on   申报时间
reviewed_on  审核时间
named_on     命名时间 授牌时间 授牌日期
plate        牌匾 牌子编号 牌匾编号
revoked_on   撤销时间 摘牌日期
revoked_why  撤销原因 摘牌原因
"""


def titles_of(block):
    """Identifier → the other titles of its column, in one text apart by spaces."""
    found = {}
    for line in block.split("\n"):
        identifier, _, titles = line.partition(" ")
        found[identifier] = f"{found.get(identifier, '')} {titles}"
    return found


ADVISER_SERVICES = """
community 社区名称 所属社区 服务社区 村(社区)
lawyer    律师姓名 法治顾问 法律顾问 顾问 姓名
firm      律师事务所 所属律所 单位
date      服务日期 服务时间 时间
mode      服务方式
type      类型 服务类型 服务类别
matter    事由 服务事项 服务内容 内容 事项
result    结果 办理结果 处理情况
hours     时长 服务时长(小时) 小时
confirmed 确认 社区意见 社区签字 是否确认
"""

LEGAL_ADVISERS = """
name      律师姓名 顾问姓名 法治顾问 律师
org       律所 所属律所 工作单位 单位
at        社区 社区名称 任职社区 担任社区 服务村(社区)
since     聘用日期 聘任时间 起聘日期 担任时间
term_ends 聘期至 聘任期限 届满日期 届满时间
scope     职责 专长
"""
