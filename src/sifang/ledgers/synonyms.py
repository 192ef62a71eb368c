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


def titles_of(block):
    """Identifier → the other titles of its column, in one text apart by spaces."""
    found = {}
    for line in block.split("\n"):
        identifier, _, titles = line.partition(" ")
        found[identifier] = f"{found.get(identifier, '')} {titles}"
    return found
