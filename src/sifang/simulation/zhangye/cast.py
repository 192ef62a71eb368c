"""Who and what the year is made of: invented names, organizations, needs, talks, activities. Data only.

Nobody here is real: organizations and leaders carry （演示）, phones begin with 1990000, a range nobody is given.
"""

MARK = "（演示）"
COMPOUNDS = ("家属楼", "嘉园", "小区", "花苑", "新村", "大院", "佳苑", "巷平房")
DEPARTMENTS = ("住房和城乡建设局", "城市管理局", "自然资源局")
STAFF = (("secretary", "社区党委书记"), ("worker", "社区工作者"), ("deputy", "社区党委副书记"))
TOP_LEADERS = (("陈致远（演示）", "市委书记（演示）"), ("田永明（演示）", "市委常委、组织部部长（演示）"))
LEADER_TITLES = ("市级领导（演示）", "县级领导（演示）", "县区部门主要负责人（演示）")

# name behind the community's, 类型 as the ledger writes it, members of its Party organization
ORGANIZATIONS = (
    ("物业服务公司", "物业企业", 6), ("小学", "事业单位", 31), ("幼儿园", "事业单位", 9),
    ("卫生服务中心", "事业单位", 17), ("律师事务所", "社会组织", 7), ("供电服务站", "企业", 15),
    ("供水服务站", "企业", 8), ("家政服务社", "社会组织", 5), ("图书馆", "事业单位", 11), ("文化站", "事业单位", 8),
    ("通信营业部", "企业", 10), ("中学", "事业单位", 44), ("法律援助站", "机关", 6), ("农商银行支行", "企业", 12),
    ("建筑设计院", "企业", 19), ("园林绿化队", "企业", 6), ("税务分局", "机关", 26), ("市场监管所", "机关", 14),
    ("邮政营业所", "企业", 9), ("老年大学", "事业单位", 7), ("热力公司", "企业", 21), ("公交公司", "企业", 18),
)  # fmt: skip

# whose (its name above), what, 类别, quantity, half-days, when
RESOURCES = (
    ("物业服务公司", "楼道门窗和单元灯小修", "服务", "维修工3人", "工作日"),
    ("建筑设计院", "房屋结构检测工程师", "人才", "工程师2人", "工作日"),
    ("供电服务站", "持证电工检修线路、路灯", "技术", "电工6人", "周六周日"),
    ("卫生服务中心", "义诊：量血压测血糖", "服务", "医护4人", "周二上午"),
    ("律师事务所", "法律咨询和纠纷调解", "人才", "律师4人", "周三下午"),
    ("小学", "放学后托管教室", "场所", "教室2间", "工作日下午"),
    ("园林绿化队", "空地平整和补栽树苗", "技术", "工人4名、苗木80株", ""),
    ("农商银行支行", "民生微实事资金", "资金", "本年2万元", ""),
    ("家政服务社", "上门理发、助餐送餐", "服务", "每次20人", "周末"),
)  # fmt: skip
USUAL_RESOURCES = 6

# 饮马桥: 家政、法律咨询、青少年托管、生活服务, out of people, technology, venues and equipment
YINMAQIAO_RESOURCES = (
    ("家政服务社", "家政技能培训师", "人才"), ("家政服务社", "上门保洁", "服务"), ("家政服务社", "老人助浴", "服务"),
    ("家政服务社", "月嫂育婴指导", "人才"), ("家政服务社", "家电清洗设备", "设施"), ("家政服务社", "上门理发", "服务"),
    ("律师事务所", "法律咨询律师", "人才"), ("律师事务所", "合同审阅", "服务"), ("法律援助站", "法律援助窗口", "场所"),
    ("法律援助站", "纠纷调解员", "人才"), ("律师事务所", "普法讲座讲师", "人才"), ("法律援助站", "公证引导", "服务"),
    ("小学", "放学后托管教室", "场所"), ("幼儿园", "周末亲子活动室", "场所"), ("小学", "作业辅导老师", "人才"),
    ("图书馆", "少儿阅览区", "场所"), ("文化站", "书法绘画志愿教师", "人才"), ("中学", "暑期篮球场", "设施"),
    ("物业服务公司", "水电小修小补", "技术"), ("供电服务站", "线路检修电工", "技术"), ("卫生服务中心", "义诊", "服务"),
    ("供水服务站", "水管维修", "技术"), ("通信营业部", "手机使用教学", "人才"), ("物业服务公司", "便民工具箱", "设施"),
)  # fmt: skip
YINMAQIAO_TALENTS, USUAL_TALENTS = 45, 3
# group, what somebody is good at, 类别 of the offer
TALENTS = (
    ("youth", "绘画辅导", "talent"), ("five_elders", "书法辅导", "talent"), ("veteran", "水电小修", "technology"),
    ("five_elders", "国画辅导", "talent"), ("youth", "手机使用教学", "talent"), ("neighbour", "家政指导", "talent"),
    ("veteran", "安全巡查", "service"), ("five_elders", "老故事宣讲", "talent"), ("youth", "家政收纳", "service"),
)  # fmt: skip

# text, category, kind wanted, half-days, urgency; what came of it
NEEDS = (
    ("{spot}小区路面坑洼积水，老人出门容易摔跤", "infrastructure", "facility", 4, 2, "路面已经平整，铺了沥青"),
    ("{spot}楼后空地裸露，刮风全是土，希望种上树和草", "greening", "technology", 2, 0, "空地已经平整，补栽树苗"),
    ("{spot}电动车没处充电，到处飞线，希望架设充电桩", "charging_parking", "technology", 3, 2, "充电桩已经装好通电"),
    ("{spot}楼道门关不严，冬天灌冷风，想换闭门器", "house", "service", 2, 1, "闭门器已经换好"),
    ("{spot}路灯坏了几盏，晚上看不清路", "infrastructure", "technology", 2, 2, "路灯已经修好"),
    ("{spot}孩子放学后没人接，想问有没有托管的地方", "children", "venue", 4, 1, "托管教室已经开班"),
    ("{spot}老人多，希望每月能在楼下量血压测血糖", "health", "service", 2, 1, "义诊已经固定在每月第一个周二"),
    ("{spot}墙皮和雨棚松动，怕砸到人", "house", "talent", 3, 3, "墙皮已经铲除修补，雨棚加固"),
    ("{spot}邻里为漏水吵了半年，想请人给讲讲法、调解一下", "mediation", "talent", 1, 1, "两家已经和解，漏水修好"),
    ("{spot}独居老人不方便出门理发，希望有人上门", "household", "service", 2, 0, "每月上门理发一次"),
    ("{spot}垃圾堆在楼角没人清运，味道很大", "sanitation", "service", 1, 1, "已经清运，加了垃圾桶"),
    ("{spot}老人总接到诈骗电话，希望来讲一讲怎么防骗", "safety", "talent", 1, 1, "反诈讲座已经开过，发了明白卡"),
    ("{spot}孩子想学毛笔字和画画，家里没人教", "children", "talent", 2, 0, "书画班已经开班"),
    ("{spot}老人不会用手机挂号交费，希望有人教", "household", "talent", 1, 0, "手机课已经教了两期"),
    ("{spot}下水管老旧返臭，一到夏天没法开窗", "infrastructure", "funds", 2, 2, "下水管已经更换一段"),
    ("{spot}门口台阶高，轮椅上不去，希望加个坡道", "accessibility", "facility", 2, 1, "坡道和扶手已经装好"),
    ("{spot}晾衣没有地方，都拉在树上", "infrastructure", "facility", 1, 0, "晾衣架已经装好"),
    ("{spot}停车乱，救护车进不来", "charging_parking", "service", 2, 2, "停车位已经重新划线"),
    ("{spot}活动室漏雨，棋牌桌椅都坏了", "culture", "venue", 3, 1, "活动室已经修好，换了桌椅"),
    ("{spot}楼道里堆满杂物，怕着火", "safety", "service", 1, 2, "杂物已经清走，配了灭火器"),
    ("{spot}有人想找活干，希望办一期技能培训", "employment", "talent", 2, 0, "培训班已经办完，有人上岗"),
    ("{spot}没有健身器材，老人在马路边锻炼", "culture", "facility", 3, 0, "健身器材已经装好"),
    ("{spot}暖气不热，屋里只有十四度", "utilities", "technology", 2, 2, "管道已经排查清洗，温度上来了"),
    ("{spot}想弄清楚物业费都花到哪里去了", "property", "talent", 1, 1, "物业已经公示收支"),
)  # fmt: skip
# 泰安社区: the three matters the newspaper tells; text, category, kind, half-days, urgency, spot, asked, outcome
TAIAN_SPOTS = ("化肥厂家属楼", "泰安嘉园", "老粮站院")
TAIAN_CASES = (
    ("化肥厂家属楼墙体破损，墙皮掉落，怕砸到楼下的孩子", "house", "service", 6, 3, "化肥厂家属楼",
     "检测并修补墙体，施工需要搭架许可", "墙体已经检测修补"),
    ("老旧小区没有充电桩，电动车进楼充电，希望统一架设", "charging_parking", "technology", 5, 2, "老粮站院",
     "架设充电桩，用地和用电要几家一起定", "充电桩已经架设通电"),
    ("泰安嘉园一处房子闲置多年，希望盘活做居民活动室", "culture", "venue", 4, 1, "泰安嘉园",
     "理清产权，改成居民活动室", "闲置房已经改成活动室"),
)  # fmt: skip

# kind, title
ACTIVITIES = (
    ("party_day", "主题党日：进网格办实事"), ("policy_talk", "惠民政策宣讲"), ("hazard_check", "小区安全隐患排查"),
    ("care_visit", "困难家庭帮扶慰问"), ("cleaning", "周末卫生大整治"), ("clinic", "健康义诊进小区"),
    ("law_talk", "法治宣讲进楼院"), ("training", "技能培训讲座"), ("performance", "文艺演出进社区"),
)  # fmt: skip
GALA, SHARING = ("gala", "“四方联动”联欢会"), ("experience", "共驻共建经验分享会")
CAMPAIGNS = ("“三抓三促”行动", "创安创稳")
XIAOSIMIAO_PARTNERS = (
    ("兰州银行张掖分行（演示）", "enterprise", "银行网点"), ("张掖农商银行（演示）", "enterprise", "银行网点"),
    ("甘州区文体广电和旅游局（演示）", "agency", "机关"),
)  # fmt: skip
XIAOSIMIAO_LINES = (
    (3, "policy_talk", "防范电信诈骗宣传活动", (0, 1)),
    (5, "performance", "联合举办文艺演出", (2,)),
)
DONE = "按计划开展，现场有序"

# what residents talk about in the open, how it ended, what came of it
TALKS = (
    ("楼道堆物怎么清", "settled", "当场约定周六一起清"), ("停车位怎么轮流用", "self_help", "居民自己排了轮流表"),
    ("花坛谁来浇水", "self_help", "三户人家轮流照看"), ("广场舞音量太大", "settled", "说好晚上九点前结束"),
    ("宠物粪便没人收拾", "settled", "设了拾便袋，互相提醒"), ("要不要装凉亭长椅", "later", "下次带方案再议"),
    ("老人用餐怎么办", "resolved", "社区联系助餐点"), ("楼下小广告多", "self_help", "志愿者周末清理"),
    ("晾衣杆装在哪里", "resolved", "网格员量好位置再报"), ("孩子暑假去哪里玩", "later", "等学校场地消息"),
)  # fmt: skip
PLACES_TO_TALK = ("楼前树下", "小广场", "凉亭", "单元门口", "院子里")

SERVICES = (
    ("elder_child", "陪老人看病取药"), ("hardship", "困难家庭送菜上门"), ("environment", "楼院小广告清理"),
    ("mediation", "邻里矛盾上门调解"),
)  # fmt: skip
TOPICS = (
    ("l", "重点问题的办理情况"), ("o", "单位场地向居民开放的时间"), ("r", "小区停车和充电怎么管"),
    ("c", "冬季供暖和用火安全"),
)  # fmt: skip
SKILLS = ("书画", "电工", "法律", "医护", "会计", "教学", "摄影", "烹饪", "维修", "")
WISHES = ("社区治理", "健康医疗", "助困扶残", "法律咨询", "文体", "治安巡逻", "")
PLATFORMS = (
    ("快递（演示）", "快递员"),
    ("外卖（演示）", "骑手"),
    ("同城配送（演示）", "骑手"),
    ("网约车（演示）", "司机"),
)

VENUE = "{community}党群服务中心会议室"
SAID_UNCLEAR = "没有写清是哪一栋楼，请补充楼号后再提交"
SAID_OFFER = "本单位可以牵头，人员已落实"
SAID_COMMITMENT = "出人出力，按期办好"
SAID_AGREED = "到会一致同意"
SAID_NOTED = "已通报，各单位会后报活动内容"
SAID_DONE = "各单位已按议定办结"
SAID_OUTCOME = "已经办好，请社区看过"
SAID_GOOD, SAID_FAIR = "办得实在，谢谢", "办了，慢了点"
SAID_TRIED = "社区和共建单位看过现场，一家办不了"
SAID_LOOKED = "已到现场看过，请部门一周内拿出办法"
SAID_DEPARTMENT = "已现场办公，手续办妥，已经整改"
SAID_SOLVED = "居民代表到场看过，问题已解决"
SAID_TOPIC = "下一季度共建活动怎么安排"
SAID_ADOPTED = "各单位按年度计划出人出场地，社区统一排期"
SAID_VISIT = "看小区、听居民说、问办理进度"
EXPERIENCE = "联席会议只议三件事"
SAID_EXPERIENCE = (
    "每季度联席会议前，社区先把居民最急的三件事发给各单位，会上只议这三件，谁有条件谁认领，下次会先报办理情况。"
)
SAID_DOCUMENT = "组任〔2024〕{number}号（演示）"
ADMINISTRATORS = (
    ("system_admin", "系统管理员（演示）"), ("security_admin", "安全管理员（演示）"),
    ("audit_admin", "审计管理员（演示）"),
)  # fmt: skip
# kind, title, how many, when, skills
SERVICE_POSTS = (
    ("legal", "周末法律咨询", 4, "周六上午", "法律"), ("health", "上门量血压", 6, "周二上午", "医护"),
    ("culture", "少儿书画班助教", 4, "周日上午", "书画"),
)  # fmt: skip
PIPES, PIPES_ASKED = "下水管老旧返臭", "更换整段下水管，请住建和城管部门定方案、出资金"
