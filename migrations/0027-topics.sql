-- SPDX-License-Identifier: EUPL-1.2
-- Topics that every installation begins with: the 86 policy areas of OGP's commitments table in its
-- order (ogp_column is the exact header; a child marks its parent too), the ten areas of the Open Gov
-- Challenge, the 17 Sustainable Development Goals, the lenses of a commitment.

INSERT INTO topic (kind, code, parent, position, name, name_en, ogp_column, changed_at) VALUES
  ('politica', 'integridad', NULL, 1, 'Anticorrupción e integridad', 'Anti-corruption and integrity', 'Anti-Corruption and Integrity', 1767225600),
  ('politica', 'instituciones-anticorrupcion', NULL, 2, 'Instituciones anticorrupción', 'Anti-corruption institutions', 'Anti-corruption Institutions', 1767225600),
  ('politica', 'estrategias-anticorrupcion', NULL, 3, 'Estrategias anticorrupción', 'Anti-corruption strategies', 'Anti-Corruption Strategies', 1767225600),
  ('politica', 'declaracion-patrimonial', NULL, 4, 'Declaración patrimonial', 'Asset disclosure', 'Asset Disclosure', 1767225600),
  ('politica', 'auditorias', NULL, 5, 'Auditorías', 'Audits', 'Audits', 1767225600),
  ('politica', 'beneficiarios-finales', NULL, 6, 'Beneficiarios finales', 'Beneficial ownership', 'Beneficial Ownership', 1767225600),
  ('politica', 'conflictos-de-interes', NULL, 7, 'Conflictos de interés', 'Conflicts of interest', 'Conflicts Of Interest', 1767225600),
  ('politica', 'elecciones', NULL, 8, 'Elecciones', 'Elections', 'Elections', 1767225600),
  ('politica', 'financiamiento-politico', NULL, 9, 'Financiamiento de la política', 'Political finance', 'Political Finance', 1767225600),
  ('politica', 'cabildeo', NULL, 10, 'Cabildeo', 'Lobbying', 'Lobbying', 1767225600),
  ('politica', 'contrataciones-abiertas', NULL, 11, 'Contrataciones abiertas', 'Open contracting', 'Open Contracting', 1767225600),
  ('politica', 'compras-publicas', NULL, 12, 'Compras públicas', 'Public procurement', 'Public Procurement', 1767225600),
  ('politica', 'derecho-a-la-informacion', NULL, 13, 'Derecho de acceso a la información', 'Right to information', 'Right To Information', 1767225600),
  ('politica', 'proteccion-de-denunciantes', NULL, 14, 'Protección de denunciantes', 'Whistleblower protections', 'Whistleblower Protections', 1767225600),
  ('politica', 'espacio-civico', NULL, 15, 'Espacio cívico y entorno propicio', 'Civic space and enabling environment', 'Civic Space and Enabling Environment', 1767225600),
  ('politica', 'libertad-de-reunion', NULL, 16, 'Libertad de reunión', 'Freedom of assembly', 'Freedom of Assembly', 1767225600),
  ('politica', 'libertad-de-asociacion', NULL, 17, 'Libertad de asociación', 'Freedom of association', 'Freedom of Association', 1767225600),
  ('politica', 'libertad-de-expresion', NULL, 18, 'Libertad de expresión', 'Freedom of expression', 'Freedom of Expression', 1767225600),
  ('politica', 'decisiones-democraticas', NULL, 19, 'Democratización de las decisiones', 'Democratizing decision-making', 'Democratizing Decision-Making', 1767225600),
  ('politica', 'participacion-digital', NULL, 20, 'Participación digital', 'Digital participation', 'Digital Participation', 1767225600),
  ('politica', 'participacion-transversal', NULL, 21, 'Participación en toda la gestión', 'Mainstreaming participation', 'Mainstreaming Participation', 1767225600),
  ('politica', 'gobernanza-regulatoria', NULL, 22, 'Gobernanza regulatoria', 'Regulatory governance', 'Regulatory Governance', 1767225600),
  ('politica', 'control-social', NULL, 23, 'Rendición de cuentas y control social', 'Social accountability', 'Social Accountability', 1767225600),
  ('politica', 'gobernanza-digital', NULL, 24, 'Gobernanza digital', 'Digital governance', 'Digital Governance', 1767225600),
  ('politica', 'decisiones-automatizadas', NULL, 25, 'Decisiones automatizadas', 'Automated decision-making', 'Automated Decision-making', 1767225600),
  ('politica', 'datos-y-privacidad', NULL, 26, 'Custodia de datos y privacidad', 'Data stewardship and privacy', 'Data Stewardship and Privacy', 1767225600),
  ('politica', 'inclusion-digital', NULL, 27, 'Inclusión digital', 'Digital inclusion', 'Digital Inclusion', 1767225600),
  ('politica', 'desinformacion', NULL, 28, 'Desinformación', 'Disinformation and misinformation', 'Disinformation/Misinformation', 1767225600),
  ('politica', 'espacio-civico-en-linea', NULL, 29, 'Espacio cívico en línea', 'Online civic space', 'Online Civic Space', 1767225600),
  ('politica', 'ambiente-y-clima', NULL, 30, 'Ambiente y clima', 'Environment & climate', 'Environment & Climate', 1767225600),
  ('politica', 'financiamiento-climatico', NULL, 31, 'Financiamiento climático', 'Climate finance', 'Climate Finance', 1767225600),
  ('politica', 'mitigacion-y-adaptacion', NULL, 32, 'Mitigación y adaptación al cambio climático', 'Climate mitigation and adaptation', 'Climate Mitigation and Adaptation', 1767225600),
  ('politica', 'regulacion-ambiental', NULL, 33, 'Regulación ambiental', 'Environmental regulation', 'Environmental Regulation', 1767225600),
  ('politica', 'acuerdos-ambientales', NULL, 34, 'Acuerdos ambientales internacionales', 'International environmental agreements', 'International Environmental Agreements', 1767225600),
  ('politica', 'apertura-fiscal', NULL, 35, 'Apertura fiscal', 'Fiscal openness', 'Fiscal Openness', 1767225600),
  ('politica', 'publicacion-del-presupuesto', NULL, 36, 'Publicación del presupuesto y de la información fiscal', 'Publication of budget and fiscal information', 'Publication Of Budget/Fiscal Information', 1767225600),
  ('politica', 'presupuesto-participativo', NULL, 37, 'Participación en el presupuesto y la política fiscal', 'Public participation in budget and fiscal policy', 'Public Participation In Budget/Fiscal Policy', 1767225600),
  ('politica', 'control-del-presupuesto', NULL, 38, 'Control del presupuesto y de la política fiscal', 'Oversight of budget and fiscal policies', 'Oversight Of Budget/Fiscal Policies', 1767225600),
  ('politica', 'reactivacion-economica', NULL, 39, 'Estímulo y reactivación económica', 'Stimulus and economic recovery', 'Stimulus and Economic Recovery', 1767225600),
  ('politica', 'tributos', NULL, 40, 'Tributos', 'Tax', 'Tax', 1767225600),
  ('politica', 'deuda-publica', NULL, 41, 'Deuda pública', 'Debt', 'Debt', 1767225600),
  ('politica', 'inclusion', NULL, 42, 'Inclusión', 'Inclusion', 'Inclusion', 1767225600),
  ('politica', 'genero', NULL, 43, 'Género', 'Gender', 'Gender', 1767225600),
  ('politica', 'violencia-de-genero', NULL, 44, 'Violencia de género', 'Gender-based violence', 'Gender-Based Violence', 1767225600),
  ('politica', 'inclusion-economica', NULL, 45, 'Inclusión económica', 'Economic inclusion', 'Economic Inclusion', 1767225600),
  ('politica', 'lgbtqia', NULL, 46, 'Población LGBTQIA+', 'LGBTQIA+ people', 'LGBTQIA+', 1767225600),
  ('politica', 'discapacidad', NULL, 47, 'Personas con discapacidad', 'People with disabilities', 'People with Disabilities', 1767225600),
  ('politica', 'juventud', NULL, 48, 'Juventud', 'Youth', 'Youth', 1767225600),
  ('politica', 'justicia', NULL, 49, 'Justicia', 'Justice', 'Justice', 1767225600),
  ('politica', 'acceso-a-la-justicia', NULL, 50, 'Acceso a la justicia', 'Access to justice', 'Access to Justice', 1767225600),
  ('politica', 'justicia-abierta', NULL, 51, 'Justicia abierta', 'Open justice', 'Open Justice', 1767225600),
  ('politica', 'policia-y-rehabilitacion', NULL, 52, 'Policía y rehabilitación social', 'Policing & corrections', 'Policing & Corrections', 1767225600),
  ('politica', 'funcion-judicial', NULL, 53, 'Función Judicial', 'Judiciary', 'Judiciary', 1767225600),
  ('politica', 'parlamento-abierto', NULL, 54, 'Parlamento abierto', 'Open parliaments', 'Open Parliaments', 1767225600),
  ('politica', 'servicios-publicos', NULL, 55, 'Servicios públicos', 'Public service delivery', 'Public Service Delivery', 1767225600),
  ('politica', 'ciudadania-y-migracion', NULL, 56, 'Ciudadanía y migración', 'Citizenship & immigration', 'Citizenship & Immigration', 1767225600),
  ('politica', 'educacion', NULL, 57, 'Educación', 'Education', 'Education', 1767225600),
  ('politica', 'salud-y-nutricion', NULL, 58, 'Salud y nutrición', 'Health & nutrition', 'Health & Nutrition', 1767225600),
  ('politica', 'infraestructura-y-transporte', NULL, 59, 'Infraestructura y transporte', 'Infrastructure & transport', 'Infrastructure & Transport', 1767225600),
  ('politica', 'agua-y-saneamiento', NULL, 60, 'Agua y saneamiento', 'Water & sanitation', 'Water & Sanitation', 1767225600),
  ('politica', 'fortalecimiento-de-capacidades', NULL, 61, 'Fortalecimiento de capacidades', 'Capacity building', 'Capacity Building', 1767225600),
  ('politica', 'transformacion-digital', NULL, 62, 'Transformación digital', 'Digital transformation', 'Digital Transformation', 1767225600),
  ('politica', 'legislacion', NULL, 63, 'Legislación', 'Legislation', 'Legislation', 1767225600),
  ('politica', 'reglamentacion', NULL, 64, 'Reglamentación', 'Regulation', 'Regulation', 1767225600),
  ('politica', 'fiscalizacion-legislativa', NULL, 65, 'Fiscalización legislativa', 'Legislative oversight', 'Legislative Oversight', 1767225600),
  ('politica', 'datos-abiertos', NULL, 66, 'Datos abiertos', 'Open data', 'Open Data', 1767225600),
  ('politica', 'participacion-ciudadana', NULL, 67, 'Participación ciudadana', 'Public participation', 'Public Participation', 1767225600),
  ('politica', 'cooperacion-y-ayuda', NULL, 68, 'Cooperación y ayuda al desarrollo', 'Aid', 'Aid', 1767225600),
  ('politica', 'energia', NULL, 69, 'Energía', 'Energy', 'Energy', 1767225600),
  ('politica', 'industrias-extractivas', NULL, 70, 'Industrias extractivas', 'Extractive industries', 'Extractive Industries', 1767225600),
  ('politica', 'suelo-y-planificacion-territorial', NULL, 71, 'Suelo y planificación territorial', 'Land and spatial planning', 'Land and Spatial Planning', 1767225600),
  ('politica', 'medios-y-telecomunicaciones', NULL, 72, 'Medios y telecomunicaciones', 'Media & telecommunications', 'Media & Telecommunications', 1767225600),
  ('politica', 'ciencia-y-tecnologia', NULL, 73, 'Ciencia y tecnología', 'Science & technology', 'Science & Technology', 1767225600),
  ('politica', 'seguridad', NULL, 74, 'Seguridad ciudadana', 'Security & public safety', 'Security & Public Safety', 1767225600),
  ('politica', 'trabajo', NULL, 75, 'Trabajo', 'Labor', 'Labor', 1767225600),
  ('politica', 'sector-privado', NULL, 76, 'Sector privado', 'Private sector', 'Private Sector', 1767225600),
  ('politica', 'gobiernos-locales', NULL, 77, 'Gobiernos subnacionales', 'Subnational', 'Subnational', 1767225600),
  ('politica', 'derechos-humanos', NULL, 78, 'Derechos humanos', 'Human rights', 'Human Rights', 1767225600),
  ('politica', 'plan-de-parlamento-abierto', NULL, 79, 'Plan de parlamento abierto', 'Open parliament plan', 'Open Parliament Plan', 1767225600),
  ('politica', 'objetivos-de-desarrollo-sostenible', NULL, 80, 'Objetivos de Desarrollo Sostenible', 'Sustainable Development Goals', 'Sustainable Development Goals', 1767225600),
  ('politica', 'datos-abiertos-agua', NULL, 81, 'Datos abiertos de agua y saneamiento', 'Open data on water and sanitation', 'Open Data (Water/Sanitation)', 1767225600),
  ('politica', 'datos-abiertos-salud', NULL, 82, 'Datos abiertos de salud', 'Open data on health', 'Open Data (Health)', 1767225600),
  ('politica', 'datos-abiertos-educacion', NULL, 83, 'Datos abiertos de educación', 'Open data on education', 'Open Data (Education)', 1767225600),
  ('politica', 'participacion-en-las-leyes', NULL, 84, 'Participación en la elaboración de leyes', 'Participation in lawmaking', 'Participation in Lawmaking', 1767225600),
  ('politica', 'acceso-a-la-informacion', NULL, 85, 'Acceso a la información', 'Access to information', 'Access to information', 1767225600),
  ('politica', 'dinero-en-la-politica', NULL, 86, 'Dinero en la política', 'Money in politics', 'Money in Politics', 1767225600);

UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'integridad')
 WHERE code IN ('instituciones-anticorrupcion', 'estrategias-anticorrupcion', 'declaracion-patrimonial', 'auditorias', 'beneficiarios-finales', 'conflictos-de-interes', 'elecciones', 'financiamiento-politico', 'cabildeo', 'contrataciones-abiertas', 'compras-publicas', 'proteccion-de-denunciantes');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'acceso-a-la-informacion')
 WHERE code IN ('derecho-a-la-informacion');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'espacio-civico')
 WHERE code IN ('libertad-de-reunion', 'libertad-de-asociacion', 'libertad-de-expresion');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'decisiones-democraticas')
 WHERE code IN ('participacion-digital', 'participacion-transversal', 'gobernanza-regulatoria', 'control-social');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'gobernanza-digital')
 WHERE code IN ('decisiones-automatizadas', 'datos-y-privacidad', 'inclusion-digital', 'desinformacion', 'espacio-civico-en-linea');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'ambiente-y-clima')
 WHERE code IN ('financiamiento-climatico', 'mitigacion-y-adaptacion', 'regulacion-ambiental', 'acuerdos-ambientales');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'apertura-fiscal')
 WHERE code IN ('publicacion-del-presupuesto', 'presupuesto-participativo', 'control-del-presupuesto', 'reactivacion-economica', 'tributos', 'deuda-publica');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'inclusion')
 WHERE code IN ('genero', 'violencia-de-genero', 'inclusion-economica', 'lgbtqia', 'discapacidad', 'juventud');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'justicia')
 WHERE code IN ('acceso-a-la-justicia', 'justicia-abierta', 'policia-y-rehabilitacion', 'funcion-judicial');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'servicios-publicos')
 WHERE code IN ('ciudadania-y-migracion', 'educacion', 'salud-y-nutricion', 'infraestructura-y-transporte', 'agua-y-saneamiento');
UPDATE topic SET parent = (SELECT id FROM topic WHERE code = 'datos-abiertos')
 WHERE code IN ('datos-abiertos-agua', 'datos-abiertos-salud', 'datos-abiertos-educacion');

INSERT INTO topic (kind, code, parent, position, name, name_en, ogp_column, changed_at) VALUES
  ('desafio', 'desafio-acceso-a-la-informacion', NULL, 1, 'Acceso a la información', 'Access to information', NULL, 1767225600),
  ('desafio', 'desafio-anticorrupcion', NULL, 2, 'Anticorrupción', 'Anti-corruption', NULL, 1767225600),
  ('desafio', 'desafio-espacio-civico', NULL, 3, 'Espacio cívico', 'Civic space', NULL, 1767225600),
  ('desafio', 'desafio-clima-y-ambiente', NULL, 4, 'Clima y ambiente', 'Climate and environment', NULL, 1767225600),
  ('desafio', 'desafio-gobernanza-digital', NULL, 5, 'Gobernanza digital', 'Digital governance', NULL, 1767225600),
  ('desafio', 'desafio-apertura-fiscal', NULL, 6, 'Apertura fiscal', 'Fiscal openness', NULL, 1767225600),
  ('desafio', 'desafio-genero-e-inclusion', NULL, 7, 'Género e inclusión', 'Gender and inclusion', NULL, 1767225600),
  ('desafio', 'desafio-justicia', NULL, 8, 'Justicia', 'Justice', NULL, 1767225600),
  ('desafio', 'desafio-libertad-de-prensa', NULL, 9, 'Libertad de prensa', 'Media freedom', NULL, 1767225600),
  ('desafio', 'desafio-participacion-publica', NULL, 10, 'Participación ciudadana', 'Public participation', NULL, 1767225600);

INSERT INTO topic (kind, code, parent, position, name, name_en, ogp_column, changed_at) VALUES
  ('ods', 'ods-01', NULL, 1, 'ODS 1. Fin de la pobreza', 'SDG 1. No poverty', NULL, 1767225600),
  ('ods', 'ods-02', NULL, 2, 'ODS 2. Hambre cero', 'SDG 2. Zero hunger', NULL, 1767225600),
  ('ods', 'ods-03', NULL, 3, 'ODS 3. Salud y bienestar', 'SDG 3. Good health and well-being', NULL, 1767225600),
  ('ods', 'ods-04', NULL, 4, 'ODS 4. Educación de calidad', 'SDG 4. Quality education', NULL, 1767225600),
  ('ods', 'ods-05', NULL, 5, 'ODS 5. Igualdad de género', 'SDG 5. Gender equality', NULL, 1767225600),
  ('ods', 'ods-06', NULL, 6, 'ODS 6. Agua limpia y saneamiento', 'SDG 6. Clean water and sanitation', NULL, 1767225600),
  ('ods', 'ods-07', NULL, 7, 'ODS 7. Energía asequible y no contaminante', 'SDG 7. Affordable and clean energy', NULL, 1767225600),
  ('ods', 'ods-08', NULL, 8, 'ODS 8. Trabajo decente y crecimiento económico', 'SDG 8. Decent work and economic growth', NULL, 1767225600),
  ('ods', 'ods-09', NULL, 9, 'ODS 9. Industria, innovación e infraestructura', 'SDG 9. Industry, innovation and infrastructure', NULL, 1767225600),
  ('ods', 'ods-10', NULL, 10, 'ODS 10. Reducción de las desigualdades', 'SDG 10. Reduced inequalities', NULL, 1767225600),
  ('ods', 'ods-11', NULL, 11, 'ODS 11. Ciudades y comunidades sostenibles', 'SDG 11. Sustainable cities and communities', NULL, 1767225600),
  ('ods', 'ods-12', NULL, 12, 'ODS 12. Producción y consumo responsables', 'SDG 12. Responsible consumption and production', NULL, 1767225600),
  ('ods', 'ods-13', NULL, 13, 'ODS 13. Acción por el clima', 'SDG 13. Climate action', NULL, 1767225600),
  ('ods', 'ods-14', NULL, 14, 'ODS 14. Vida submarina', 'SDG 14. Life below water', NULL, 1767225600),
  ('ods', 'ods-15', NULL, 15, 'ODS 15. Vida de ecosistemas terrestres', 'SDG 15. Life on land', NULL, 1767225600),
  ('ods', 'ods-16', NULL, 16, 'ODS 16. Paz, justicia e instituciones sólidas', 'SDG 16. Peace, justice and strong institutions', NULL, 1767225600),
  ('ods', 'ods-17', NULL, 17, 'ODS 17. Alianzas para lograr los objetivos', 'SDG 17. Partnerships for the goals', NULL, 1767225600);

INSERT INTO topic (kind, code, parent, position, name, name_en, ogp_column, changed_at) VALUES
  ('enfoque', 'enfoque-genero', NULL, 1, 'Género', 'Gender', NULL, 1767225600),
  ('enfoque', 'enfoque-ambiente', NULL, 2, 'Ambiente', 'Environment', NULL, 1767225600),
  ('enfoque', 'enfoque-interculturalidad', NULL, 3, 'Interculturalidad', 'Interculturality', NULL, 1767225600),
  ('enfoque', 'enfoque-derechos-humanos', NULL, 4, 'Derechos humanos', 'Human rights', NULL, 1767225600);
