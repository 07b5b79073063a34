# syntax=docker/dockerfile:1
# Builds the emulator from this checkout: docker build -t n3k . && docker run --rm -p 2222:2222 -p 127.0.0.1:2300:2300 -p 8080:8080 n3k
FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# Install scripts stay off: the optional native addon needs a compiler. Without it everything works, and copies take longer.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The command line is one file that needs no packages, and so is the dashboard; the library stays outside the image.
RUN npm run build && rm -rf dist/*.map dist/types dist/*.d.* dist/library.cjs dist/index.* dist/testing.* dist/vitest.* dist/jest*

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /opt/n3k
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/dist ./dist
COPY --from=build /build/models ./models
COPY --from=build /build/scenarios ./scenarios
# Labs are mounted here; host files named with from: are relative to the lab file.
WORKDIR /labs
# The user node of the base image, by number so that Kubernetes can tell that it is not root.
USER 1000:1000
# 2222: the first switch of the built-in lab. 2300: its serial console. 8080: the control API.
EXPOSE 2222 2300 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM stops the lab in good order.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/opt/n3k/dist/n3k.cjs"]
CMD ["run", "--host", "0.0.0.0", "--control", "0.0.0.0:8080", "--json"]
