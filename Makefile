# Every target stands on one set-up step, $(READY); it runs again when the pins or the project change.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH_READY := $(VENV)/.ready-bench
PIN_VENV := build/pin
CODE := bot intents knowledge tests $(wildcard bench)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup chat test check format bench pin clean

help: ## 列出全部命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(READY) ## 只准备环境（其他命令会自动做这一步）
	@:

chat: $(READY) ## 在终端里提问
	@$(BIN)/shuiguan chat

test: $(READY) ## 运行全部测试；只跑一部分：make test ARGS="-k periods --no-cov"
	@$(BIN)/python -m pytest $(ARGS)

check: $(READY) ## 代码检查：ruff、格式、类型
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy $(CODE)

format: $(READY) ## 整理代码格式
	@$(BIN)/ruff check --fix-only --quiet $(CODE)
	@$(BIN)/ruff format $(CODE)

bench: $(BENCH_READY) ## 测速，并与其他检索方法比较；写进文档：make bench ARGS=--write
	@$(BIN)/python -m bench $(ARGS)

clean: ## 删除环境和各种缓存，回到刚下载的样子
	@rm -rf $(VENV) build dist *.egg-info .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# pip reads no standard input here, or it would swallow the questions piped into `make chat`.
# jieba comes as source only: without isolation it is built by the setuptools that is pinned,
# and a setuptools of 82 or later also spares jieba the slow import of pkg_resources.
$(READY): pyproject.toml constraints.txt
	@echo '正在准备环境…' >&2
	$(call need_python)
	$(call new_venv,$(VENV))
	@$(BIN)/python -m pip install -qq -c constraints.txt setuptools </dev/null && \
	 $(BIN)/python -m pip install -qq -c constraints.txt --no-build-isolation -e '.[dev]' </dev/null || \
	 { echo '安装依赖没有成功，请检查网络后再试一次。' >&2; exit 1; }
	@touch $@

# The libraries that ours is compared with are large: nobody else waits for them.
$(BENCH_READY): $(READY)
	@echo '正在准备用来比较的库…' >&2
	@$(BIN)/python -m pip install -qq -c constraints.txt --no-build-isolation -e '.[dev,bench]' </dev/null || \
	 { echo '安装依赖没有成功，请检查网络后再试一次。' >&2; exit 1; }
	@touch $@

# Refreshing the pins: `make pin`, read the difference in constraints.txt, `make test check`, commit.
# Run it on the oldest Python that the project promises; what it finds then suits the later ones.
pin: ## 把依赖更新到最新版本，写入 constraints.txt
	$(call need_python)
	@rm -rf $(PIN_VENV)
	$(call new_venv,$(PIN_VENV))
	@$(PIN_VENV)/bin/python -m pip install -qq --upgrade pip setuptools </dev/null
	@$(PIN_VENV)/bin/python -m pip install -qq --no-build-isolation -e '.[dev,bench]' </dev/null
	@{ echo '# The exact versions that are tested, transitive ones included; made by `make pin`.'; \
	   $(PIN_VENV)/bin/python -m pip freeze --all --exclude pip --exclude-editable; } > $(PIN_VENV).txt
	@mv $(PIN_VENV).txt constraints.txt
	@rm -rf $(PIN_VENV)

define need_python
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
 { echo "需要 Python 3.11 或更高版本，而 $(PYTHON) 是：$$($(PYTHON) --version 2>&1)。可以另指一个：make PYTHON=python3.11 …" >&2; exit 1; }
endef

define new_venv
@test -x $(1)/bin/pip || $(PYTHON) -m venv $(1) >/dev/null 2>&1 || \
 { rm -rf $(1); echo '建不了虚拟环境。在 Debian 上多半是缺一个包：sudo apt install python3-venv' >&2; exit 1; }
endef
