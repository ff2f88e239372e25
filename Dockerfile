# Builds decks in a container:
#   docker build -t slides .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" slides build talk.md
FROM python:3.13-slim AS wheel
WORKDIR /source
COPY . .
RUN python -m pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
COPY --from=wheel /wheels /wheels
RUN python -m pip install --no-cache-dir /wheels/*.whl \
    && rm -r /wheels \
    && useradd --create-home --uid 1000 slides
USER 1000
WORKDIR /work
ENTRYPOINT ["slides"]
CMD ["--help"]
