"""Who lives in the demo: invented people and bodies around the real communities of 南街街道. Data only.

Every organization carries （演示） in its name and every phone begins with 1990000, a range nobody is given.
"""

STREET = "620702002"
COUNTY = "620702"
TAIAN = "620702002010"

OFFICER = "组织部 高颖"
STREET_CLERK = "街道 孙立"

# community code: secretary, worker, sponsor and title, representatives, compounds
COMMUNITIES = {
    "620702002010": (
        "李兰",
        "王芳",
        ("陈致远", "市级领导"),
        ("马秀兰", "何建国"),
        ("化肥厂家属楼", "泰安嘉园", "临松小区", "老粮站院"),
    ),
    "620702002003": ("周敏", "刘畅", ("陈致远", "市级领导"), ("赵玉梅",), ("南关嘉苑", "青年楼院", "马神庙巷平房")),
    "620702002005": ("魏国强", "任洁", ("田永明", "市级领导"), ("罗桂英",), ("西来寺巷院", "税务家属楼", "明清苑")),
    "620702002006": ("宋燕", "杨帆", ("田永明", "市级领导"), ("安淑珍",), ("佛城嘉园", "木塔巷院", "毛纺厂家属楼")),
    "620702002011": ("史文博", "贺丽", ("冯锐", "区级领导"), ("梁志强",), ("丹霞新村", "锦绣园", "运输公司院")),
    "620702002012": ("郭晓燕", "白杨", ("冯锐", "区级领导"), ("谢春花",), ("祁连小区", "雪山巷院", "水电处家属楼")),
}

DEPARTMENTS = ("甘州区住房和城乡建设局（演示）", "甘州区城市管理局（演示）", "甘州区自然资源局（演示）")

# name, kind, liaison, resources: (name, kind, quantity, half-days, when, conditions, whole street?)
ORGANIZATIONS = (
    (
        "河西建筑设计院（演示）",
        "institution",
        "韩松",
        (
            ("房屋结构检测工程师", "talent", "工程师2人", 8, "工作日", "提前3天约", True, "house"),
            (
                "小型维修施工队",
                "service",
                "工人6名，含墙面、门窗、棚顶修补",
                10,
                "",
                "材料另计",
                True,
                "house infrastructure",
            ),
        ),
    ),
    (
        "祁连农商银行南街支行（演示）",
        "enterprise",
        "苏静",
        (
            (
                "民生微实事资金",
                "funds",
                "本年4.2万元",
                6,
                "",
                "用于公共设施",
                True,
                "infrastructure house charging_parking",
            ),
            ("反诈和金融知识宣讲", "talent", "讲师3人", 4, "工作日下午", "需要一间会议室", True, "safety"),
        ),
    ),
    (
        "示例供电公司甘州服务队（演示）",
        "enterprise",
        "邓超",
        (
            (
                "持证电工上门检修线路、路灯",
                "technology",
                "电工6人",
                12,
                "周六周日",
                "停电须提前公告",
                True,
                "infrastructure",
            ),
            (
                "充电桩安装技术支持",
                "technology",
                "技术员2人",
                6,
                "工作日",
                "须有产权单位同意",
                True,
                "charging_parking",
            ),
        ),
    ),
    (
        "甘州区示例中学（演示）",
        "institution",
        "林老师",
        (
            ("放学后托管教室", "venue", "教室2间，各40座", 10, "工作日下午", "社区派人看护", False, "children"),
            ("书法绘画志愿教师", "talent", "教师4人", 6, "周末", "不收费", False, "children culture"),
        ),
    ),
    (
        "示例社区卫生服务中心（演示）",
        "institution",
        "曹医生",
        (
            ("义诊：量血压测血糖", "service", "医护4人，每月2次", 8, "周二上午、周四上午", "", True, "health elderly"),
            ("慢病和心理健康讲座", "talent", "医生2人", 2, "周三下午", "", True, "health"),
        ),
    ),
    (
        "金塔示例物业（演示）",
        "property",
        "雷刚",
        (
            ("楼道门、闭门器、单元灯小修", "service", "维修工3人", 10, "", "限本社区", False, "house"),
            ("保洁清运车和清扫工", "facility", "清运车1辆、工人5名", 8, "周六上午", "", False, "sanitation"),
        ),
    ),
    (
        "示例律师事务所（演示）",
        "social",
        "罗律师",
        (("法律咨询和纠纷调解", "talent", "律师4人", 6, "周三下午", "先登记", True, "mediation legal"),),
    ),
    (
        "示例园林绿化队（演示）",
        "enterprise",
        "葛师傅",
        (("空地平整和补栽树苗", "technology", "工人4名、苗木80株", 6, "", "春秋两季", True, "greening"),),
    ),
    (
        "示例家政服务社（演示）",
        "social",
        "冯姐",
        (
            ("上门理发、助餐送餐", "service", "每次20人", 6, "周末", "70岁以上优先", False, "household elderly"),
            ("家政技能培训", "talent", "培训师2人", 4, "周末", "满10人开班", False, "employment household"),
        ),
    ),
)

# what people lend by themselves: name, group, what, kind, half-days, when
TALENTS = (
    ("李师傅", "veteran", "水电小修小补", "talent", 4, "每天晚上", "house infrastructure"),
    ("张老师", "five_elders", "书法和国画辅导", "talent", 4, "周末", "children culture"),
    ("小何", "youth", "手机和电脑教学", "talent", 3, "周六下午", "household elderly"),
)

# text, kind wanted, half-days, urgency, when; {spot} is a compound
NEEDS = (
    ("{spot}楼道门关不严，冬天灌冷风，想换闭门器", "service", 2, 1, "", "house"),
    ("{spot}路灯坏了三盏，晚上老人出门看不清路", "technology", 2, 2, "", "infrastructure"),
    ("{spot}孩子放学后没人接，想问有没有托管的地方", "venue", 4, 1, "工作日下午", "children"),
    ("{spot}八十岁以上老人多，希望每月能在楼下量血压测血糖", "service", 2, 1, "", "health"),
    ("{spot}楼后空地裸露，刮风全是土，希望种上树和草", "technology", 2, 0, "", "greening"),
    ("{spot}墙皮和雨棚松动往下掉，怕砸到人", "service", 3, 3, "", "house"),
    ("{spot}电动车没处充电，到处飞线，希望装充电桩", "technology", 3, 2, "", "charging_parking"),
    ("{spot}邻里为漏水吵了半年，想请人给讲讲法、调解一下", "talent", 1, 1, "", "mediation"),
    ("{spot}独居老人不方便出门理发，希望有人上门理发", "service", 2, 0, "", "household"),
    ("{spot}垃圾堆在楼角没人清运，味道很大", "facility", 1, 1, "", "sanitation"),
    ("{spot}老人总接到诈骗电话，希望来讲一讲怎么防骗", "talent", 1, 1, "", "safety"),
    ("{spot}暑假寒假孩子想学毛笔字和画画", "talent", 2, 0, "周末", "children"),
    ("{spot}老人不会用手机挂号交费，希望有人教", "talent", 1, 0, "", "household"),
    ("{spot}下水管老旧返臭，修一次要好几万，物业说没有钱", "funds", 2, 2, "", "infrastructure"),
    ("{spot}有位母亲情绪一直低落，希望有专业的心理疏导", "service", 3, 2, "周一晚上", "health"),
)
# What some of them ask for besides: number of the need: (kind, half-days, words)
ALSO = {4: ("facility", 1, "清运车拉走渣土")}
AGAIN = {0: "{spot}单元门坏了关不上，风一直往楼道里灌", 1: "{spot}的路灯不亮，晚上走路害怕摔倒"}

# 泰安社区: the three matters the newspaper tells, found by the sponsor leader on the spot
TAIAN_CASES = (
    (
        "化肥厂家属楼北面墙体破损，墙皮掉落，怕砸到楼下的孩子",
        "house", "service", 6, 3, "化肥厂家属楼", "检测并修补墙体，施工需要搭架许可",
    ),
    (
        "老旧小区没有充电桩，电动车进楼充电，希望统一架设充电桩",
        "charging_parking", "technology", 5, 2, "老粮站院", "架设充电桩，用地和用电要三家一起定",
    ),
    (
        "泰安嘉园一处房子闲置多年，希望盘活做居民活动室",
        "culture", "venue", 4, 1, "泰安嘉园", "理清产权，改成居民活动室",
    ),
)  # fmt: skip

SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
GIVEN = (
    "建国",
    "秀英",
    "桂兰",
    "玉梅",
    "志强",
    "晓燕",
    "丽华",
    "国庆",
    "春花",
    "永红",
    "淑珍",
    "海龙",
    "小军",
    "文静",
    "佳怡",
    "子涵",
)

VENUE = "{community}党群服务中心二楼会议室"
OUTCOME = "已经办好，现场整理干净，请社区看过"
SAID_UNCLEAR = "没有写清是哪一栋楼，请补充楼号后再提交"
SAID_OFFER = "本单位可以牵头，人员已落实"
SAID_TOPIC = "通报下一季度共建活动安排"
SAID_LEAVE = "请假"
SAID_NOTED = "已通报，各单位会后报活动内容"
SAID_TRIED = "社区和共建单位看过现场，一家办不了"
SAID_DEFERRED = "等牵头单位落实人员，下次会议再议"
SAID_COMMITMENT = "出人出力，按期办好"
SAID_AGREED = "到会一致同意"
SAID_LOOK = "现场查看，定做法"
SAID_DO = "动手办理"
SAID_LOOKED = "已看过现场"
SAID_FINISHED = "已办完"
SAID_POOR = "修完两天又坏了"
SAID_GOOD = "办得实在，谢谢"
SAID_ANSWER = "已到现场看过，请两个部门一周内拿出办法，社区盯着落实"
SAID_DEPARTMENT = "已现场办公，手续办妥，施工单位已进场"
SAID_SOLVED = "部门答复属实，居民代表到场看过，问题已解决"
PIPES = "下水管老旧返臭"
PIPES_ASKED = "更换整段下水管，请住建和城管部门定方案、出资金"
