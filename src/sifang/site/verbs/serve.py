"""``sifang serve``."""

from django.conf import settings

from sifang.site import installation, serving
from sifang.site.cli import say


def run(args):
    """Pages and worker run until stopped."""
    if settings.SIFANG_DEMO and not args.demo:
        say("这个数据文件夹里是演示数据；要看演示请加 --demo，正式使用请换一个 --data 文件夹。")
        return 1
    installation.prepare()
    port = serving.free_port(args.host, args.port)
    say(f"网址：http://{args.host}:{port}/")
    return serving.serve(args.host, port)
