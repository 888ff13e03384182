# Serves whichever platforms have a token; people, reminders and drawn pictures live in the volume /data.
FROM python:3.13-slim AS build
WORKDIR /src
COPY . .
RUN python -m venv /legday \
 && /legday/bin/pip install --no-cache-dir --require-hashes -r docs/operate/requirements.txt \
 && /legday/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
COPY --from=build /legday /legday
RUN useradd --system --home-dir /data --create-home legday
USER legday
WORKDIR /data
VOLUME /data
ENV LEGDAY_DATABASE_URL=/data/legday.db LEGDAY_PICTURES=/data/pictures
STOPSIGNAL SIGTERM
ENTRYPOINT ["/legday/bin/legday"]
CMD ["run"]
