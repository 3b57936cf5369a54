const error = (...codes: readonly string[]) => ({
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: { error: { type: 'string', enum: codes }, message: { type: 'string' }, number: { type: 'string' } },
      },
    },
  },
});

const profile = {
  description: 'The account as Auth0 takes it.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['profile'],
        properties: { profile: { $ref: '#/components/schemas/Profile' } },
      },
    },
  },
};

const question = (properties: object, required: readonly string[]) => ({
  required: true,
  content: { 'application/json': { schema: { type: 'object', required, properties } } },
});

const identifier = { type: 'string', description: 'An address or a user name, as somebody typed it.' };

const refused = {
  400: { description: 'The question is none.', ...error('question') },
  403: { description: 'The account is locked or not approved.', ...error('barred') },
  409: { description: 'Several accounts have this name.', ...error('several') },
  413: { description: 'The question is longer than 64 KiB.', ...error('too-long') },
  415: { description: 'The question is no JSON by its content type.', ...error('no-json') },
  422: {
    description: 'Nobody can sign in to this account here, whatever the password; the message says why.',
    ...error('unfit'),
  },
  429: {
    description: 'Too many questions, or too many tries for one name.',
    ...error('too-many-questions', 'too-many-tries'),
  },
  503: {
    description:
      'The database did not answer, or the tenant’s keys can’t be had; the number leads to the service’s log.',
    ...error('database', 'keys'),
  },
};

/** What the account service answers, as an OpenAPI document. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Account service',
    version: '1.0.0',
    description: 'Looks accounts of the legacy database up and checks their passwords. It only reads.',
  },
  // Beside the document.
  servers: [{ url: '/' }],
  security: [{ token: [] }],
  paths: {
    '/login': {
      post: {
        operationId: 'login',
        summary: 'The account whose password this is',
        requestBody: question({ identifier, password: { type: 'string' } }, ['identifier', 'password']),
        responses: {
          200: profile,
          401: {
            description: 'Nobody has this name, or the password is another; or the token is not good.',
            ...error('wrong-password', 'token'),
          },
          ...refused,
        },
      },
    },
    '/user': {
      post: {
        operationId: 'getUser',
        summary: 'The account with this name',
        requestBody: question({ identifier }, ['identifier']),
        responses: {
          200: profile,
          401: { description: 'The token is not good.', ...error('token') },
          404: { description: 'Nobody has this name.', ...error('nobody') },
          ...refused,
        },
      },
    },
    '/health': {
      get: {
        operationId: 'health',
        summary: 'Whether the service is up',
        security: [],
        responses: { 200: { description: 'It is.' } },
      },
    },
  },
  components: {
    securitySchemes: {
      token: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'A client credentials token of the tenant for this audience, with the permission read:accounts.',
      },
    },
    schemas: {
      Profile: {
        type: 'object',
        required: ['user_id', 'email', 'email_verified'],
        properties: {
          user_id: { type: 'string' },
          email: { type: 'string' },
          email_verified: { type: 'boolean' },
          username: { type: 'string' },
          name: { type: 'string' },
          given_name: { type: 'string' },
          family_name: { type: 'string' },
          nickname: { type: 'string' },
          picture: { type: 'string' },
          phone_number: { type: 'string' },
          phone_verified: { type: 'boolean' },
          user_metadata: { type: 'object' },
          app_metadata: { type: 'object' },
          mfa_factors: { type: 'array', items: { type: 'object' } },
        },
      },
    },
  },
} as const;
